# wrong: a place is no date
INSERT DATA { claim:sample.C2 ckg:saidOn place:mirhan }
