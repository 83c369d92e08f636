# wrong: one place is no group
DELETE DATA { place:sample.hamlets ckg:cardinality "6"^^xsd:integer } ;
INSERT DATA { place:sample.hamlets ckg:cardinality "1"^^xsd:integer }
