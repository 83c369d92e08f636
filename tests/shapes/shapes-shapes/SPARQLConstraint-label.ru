# wrong: a constraint without a label
DELETE DATA { shape:ToyContent-rule rdfs:label "rule of a toy content"@en }
