# wrong: how is it written?
DELETE DATA { ckg:ToyRed skos:notation "red" }
