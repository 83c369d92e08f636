# wrong: how many?
DELETE DATA { place:sample.hamlets ckg:cardinality "6"^^xsd:integer }
