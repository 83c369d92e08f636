# wrong: the district lies in its own village
INSERT DATA { place:lea ckg:within place:spring }
