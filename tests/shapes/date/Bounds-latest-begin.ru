# wrong: a month is no day
DELETE DATA { claim:sample.C2.content.date ckg:latestBegin "2021-03-01"^^xsd:date } ;
INSERT DATA { claim:sample.C2.content.date ckg:latestBegin "2021-03"^^xsd:gYearMonth }
