# wrong: the day is written 2021-3-9
DELETE DATA { article:report ckg:publishedOn "2021-03-09"^^xsd:date } ;
INSERT DATA { article:report ckg:publishedOn "2021-3-9"^^xsd:date }
