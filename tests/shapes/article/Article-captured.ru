# wrong: without a time zone nobody knows when it was
DELETE { article:satellite ckg:capturedAt ?time } WHERE { article:satellite ckg:capturedAt ?time } ;
INSERT DATA { article:satellite ckg:capturedAt "2021-03-11T09:30:00"^^xsd:dateTime }
