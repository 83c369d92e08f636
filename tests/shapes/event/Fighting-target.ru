# wrong: force is used against actors; a place is where it is used
INSERT DATA { claim:sample.C1.content ckg:hasTarget place:mirhan }
