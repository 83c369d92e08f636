# wrong: an army is no place
INSERT DATA { claim:sample.reading ckg:proposesScope actor:army }
