# wrong: a constraint that no node shape has
DELETE DATA { shape:ToyContent sh:sparql shape:ToyContent-rule }
