# wrong: a place is no quote
INSERT DATA { claim:sample.C1.wounded ckg:hasExpression place:mirhan }
