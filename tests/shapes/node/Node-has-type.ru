# wrong: a node without any type, which no shape for a class would meet
INSERT DATA { place:untyped rdfs:seeAlso place:spring }
