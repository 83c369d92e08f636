# wrong: a plan against a place
INSERT DATA { claim:sample.C3.content ckg:hasTarget place:mirhan }
