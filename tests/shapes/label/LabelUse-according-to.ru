# wrong: a label use rests on a coder's claim, not on a place
INSERT DATA { claim:sample.C1.label ckg:accordingTo place:mirhan }
