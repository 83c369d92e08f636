# wrong: its own rival
INSERT DATA { claim:sample.C2.content.date ckg:rivalReading claim:sample.C2.content.date }
