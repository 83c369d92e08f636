# wrong: driven out by a place
INSERT DATA { claim:sample.C3.content ckg:oustedBy place:wadira }
