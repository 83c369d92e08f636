# wrong: at least 12 and at most 9
DELETE DATA { claim:sample.C1.wounded ckg:minimum "9"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.wounded ckg:minimum "12"^^xsd:integer }
