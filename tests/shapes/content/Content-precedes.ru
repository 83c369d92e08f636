# wrong: an attack precedes a place
INSERT DATA { claim:sample.C1.content ckg:precedes place:mirhan }
