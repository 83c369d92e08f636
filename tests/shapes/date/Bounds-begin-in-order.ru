# wrong: begins at the latest on 28 February and at the earliest on 1 March
DELETE DATA { claim:sample.C3.content.date ckg:latestBegin "2021-03-01"^^xsd:date } ;
INSERT DATA { claim:sample.C3.content.date ckg:latestBegin "2021-02-28"^^xsd:date }
