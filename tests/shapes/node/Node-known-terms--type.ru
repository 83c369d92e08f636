# wrong: the second type is misspelt
INSERT DATA { place:spring a ckg:Vilage }
