# wrong: an empty hidden label
INSERT DATA { place:spring skos:hiddenLabel " "@en }
