# wrong: two longitudes
INSERT DATA { place:spring ckg:longitude "-12.5"^^xsd:decimal }
