# wrong: an empty reference
INSERT DATA { claim:sample.knowledge ckg:reference " " }
