# wrong: part of a place
INSERT DATA { claim:sample.C1.content ckg:partOf place:mirhan }
