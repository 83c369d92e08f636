# wrong: a note of nothing but space
INSERT DATA { claim:sample.C2 ckg:note " " }
