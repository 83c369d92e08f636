# wrong: positions count from 1
DELETE DATA { claim:sample.C1.source1 ckg:position "1"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.source1 ckg:position "0"^^xsd:integer }
