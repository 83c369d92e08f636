# wrong: north of the North Pole
DELETE DATA { place:spring ckg:latitude "11.5"^^xsd:decimal } ;
INSERT DATA { place:spring ckg:latitude "95.0"^^xsd:decimal }
