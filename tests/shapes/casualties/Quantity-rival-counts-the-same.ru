# wrong: the killed are no other reading of the wounded
INSERT DATA { claim:sample.C1.wounded ckg:rivalReading claim:sample.C1.killed }
