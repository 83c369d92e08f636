# wrong: a day is no time
INSERT DATA { article:report ckg:capturedAt "2021-03-09"^^xsd:date }
