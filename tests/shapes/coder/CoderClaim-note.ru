# wrong: an empty note
INSERT DATA { claim:sample.knowledge ckg:note "" }
