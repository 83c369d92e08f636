# wrong: a notation in capitals
DELETE DATA { ckg:ToyRed skos:notation "red" } ;
INSERT DATA { ckg:ToyRed skos:notation "Red" }
