# wrong: the value has no IRI, though nothing else is said of it
INSERT DATA { place:spring rdfs:seeAlso _:nameless }
