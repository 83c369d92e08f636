# wrong: held by a place
INSERT DATA { claim:sample.C1.content ckg:hasHolder place:wadira }
