# wrong: one place is no group
DELETE DATA { place:sample.hamlets ckg:cardinality "6"^^xsd:positiveInteger } ;
INSERT DATA { place:sample.hamlets ckg:cardinality "1"^^xsd:positiveInteger }
