# wrong: lost by a place
INSERT DATA { claim:sample.C3.content ckg:lostBy place:wadira }
