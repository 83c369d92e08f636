# wrong: bordering an army
INSERT DATA { place:lea ckg:borders actor:army }
