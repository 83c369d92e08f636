# wrong: a province is no country
INSERT DATA { place:border ckg:spans place:wadira }
