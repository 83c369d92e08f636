# wrong: positions 1 and 3
DELETE DATA { claim:sample.C1.source2 ckg:position "2"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.source2 ckg:position "3"^^xsd:integer }
