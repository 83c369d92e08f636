# wrong: no definition
DELETE DATA { ckg:ToyRed skos:definition "Red."@en }
