# wrong: which kind of place?
DELETE DATA { place:spring a ckg:Village } ;
INSERT DATA { place:spring a ckg:Place }
