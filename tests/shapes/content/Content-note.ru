# wrong: an empty note
INSERT DATA { claim:sample.C1.content ckg:note "" }
