# wrong: no example
DELETE DATA { ckg:ToyRed skos:example "A red train"@en }
