# wrong: beyond the date line
DELETE DATA { place:spring ckg:longitude "-12.25"^^xsd:decimal } ;
INSERT DATA { place:spring ckg:longitude "-192.25"^^xsd:decimal }
