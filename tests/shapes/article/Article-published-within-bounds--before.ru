# wrong: published before the first day that the derivation allows
DELETE DATA { article:report ckg:publishedOn "2021-03-09"^^xsd:date } ;
INSERT DATA { article:report ckg:publishedOn "2021-03-08"^^xsd:date }
