# wrong: a border zone of one country
DELETE DATA { place:border ckg:spans place:baradan }
