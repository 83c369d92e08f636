# wrong: two descriptions of what is seen
INSERT DATA { claim:video.C1 ckg:description "Cars." }
