# wrong: both colours are written green
DELETE DATA { ckg:ToyRed skos:notation "red" } ;
INSERT DATA { ckg:ToyRed skos:notation "green" }
