# wrong: a place is no date
INSERT DATA { claim:sample.C2.content ckg:hasDate place:mirhan }
