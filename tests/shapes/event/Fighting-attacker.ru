# wrong: a place attacks
INSERT DATA { claim:sample.C1.content ckg:hasAttacker place:mirhan }
