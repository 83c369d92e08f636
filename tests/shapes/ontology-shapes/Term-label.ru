# wrong: two English labels
INSERT DATA { ckg:ToyRed rdfs:label "scarlet"@en }
