# wrong: gained by a place
INSERT DATA { claim:sample.C3.content ckg:gainedBy place:wadira }
