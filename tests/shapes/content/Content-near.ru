# wrong: near an army
INSERT DATA { claim:sample.C1.content ckg:nearPlace actor:army }
