# wrong: a number as text
DELETE DATA { place:spring ckg:latitude "11.5"^^xsd:decimal } ;
INSERT DATA { place:spring ckg:latitude "11.5" }
