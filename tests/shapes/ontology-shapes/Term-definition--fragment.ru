# wrong: a definition is a sentence
DELETE DATA { ckg:ToyRed skos:definition "Red."@en } ;
INSERT DATA { ckg:ToyRed skos:definition "Red"@en }
