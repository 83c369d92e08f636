# wrong: within an army
INSERT DATA { place:spring ckg:within actor:army }
