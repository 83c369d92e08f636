# wrong: the army takes the place from itself
INSERT DATA { claim:sample.C3.content ckg:gainedBy actor:army }
