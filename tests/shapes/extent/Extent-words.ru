# wrong: a place is no quote
INSERT DATA { claim:sample.C2.content ckg:hasExtentExpression place:wadira }
