# wrong: a border with itself
INSERT DATA { place:lea ckg:borders place:lea }
