# wrong: a place is no reading of a number
INSERT DATA { claim:sample.C1.killed ckg:rivalReading place:mirhan }
