# wrong: which namespace is ckg?
DELETE DATA { shape:ToyContent-rule sh:prefixes <https://w3id.org/conflict-kg/shapes> }
