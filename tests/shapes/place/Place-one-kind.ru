# wrong: a village and a town at once
INSERT DATA { place:spring a ckg:Town }
