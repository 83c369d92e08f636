# wrong: its own rival
INSERT DATA { claim:sample.C1.killed ckg:rivalReading claim:sample.C1.killed }
