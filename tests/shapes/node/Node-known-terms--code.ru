# wrong: the value is a term of our namespace that the ontology lacks
INSERT DATA { place:spring rdfs:seeAlso ckg:MostlyExtent }
