# wrong: an empty disagreement
INSERT DATA { claim:sample.reading ckg:disagreement " " }
