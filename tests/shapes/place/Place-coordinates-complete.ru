# wrong: a latitude alone
DELETE DATA { place:spring ckg:longitude "-12.25"^^xsd:decimal }
