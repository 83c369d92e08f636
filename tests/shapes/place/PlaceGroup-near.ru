# wrong: near an army
INSERT DATA { place:sample.hamlets ckg:nearPlace actor:army }
