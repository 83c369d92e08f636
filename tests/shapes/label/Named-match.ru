# wrong: an identifier is given as an IRI
INSERT DATA { place:spring skos:exactMatch "Q1" }
