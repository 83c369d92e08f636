# wrong: a longitude alone
DELETE DATA { place:spring ckg:latitude "11.5"^^xsd:decimal }
