# wrong: the district lies nowhere, and so does its village
DELETE DATA { place:lea ckg:within place:wadira }
