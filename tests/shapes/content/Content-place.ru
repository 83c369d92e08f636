# wrong: at an army
INSERT DATA { claim:sample.C2.content ckg:atPlace actor:army }
