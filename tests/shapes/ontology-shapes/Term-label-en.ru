# wrong: no English label
DELETE DATA { ckg:ToyRed rdfs:label "red"@en }
