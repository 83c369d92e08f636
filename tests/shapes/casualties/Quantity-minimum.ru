# wrong: fewer than none
DELETE DATA { claim:sample.C1.killed ckg:minimum "3"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.killed ckg:minimum "-3"^^xsd:integer }
