# wrong: a shape without a label
DELETE DATA { shape:ToyContent rdfs:label "toy content"@en }
