# wrong: a place is no quote
INSERT DATA { claim:sample.C1 ckg:hasAttribution place:mirhan }
