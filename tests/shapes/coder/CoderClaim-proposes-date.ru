# wrong: a place is no date
INSERT DATA { claim:sample.reading ckg:proposesDate place:mirhan }
