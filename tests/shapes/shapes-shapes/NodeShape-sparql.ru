# wrong: a constraint that does not say that it is one
DELETE DATA { shape:ToyContent-rule a sh:SPARQLConstraint }
