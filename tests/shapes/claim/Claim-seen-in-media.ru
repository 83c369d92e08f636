# wrong: a text is quoted, not described
INSERT DATA { claim:sample.C2 ckg:description "The army seems to hold the province." }
