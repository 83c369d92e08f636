# wrong: the place does not lie there
INSERT DATA { claim:sample.C2.content ckg:occursWithin place:baradan }
