# wrong: a day has no time zone
DELETE DATA { article:report ckg:publishedOn "2021-03-09"^^xsd:date } ;
INSERT DATA { article:report ckg:publishedOn "2021-03-09Z"^^xsd:date }
