# wrong: a place is no reading of a date
INSERT DATA { claim:sample.C2.content.date ckg:rivalReading place:mirhan }
