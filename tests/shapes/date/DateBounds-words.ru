# wrong: a place is no quote
INSERT DATA { claim:sample.C2.content.date ckg:hasExpression place:mirhan }
