# wrong: may begin on 3 March, but has ended by 2 March
DELETE DATA { claim:sample.C3.content.date ckg:latestBegin "2021-03-01"^^xsd:date } ;
INSERT DATA { claim:sample.C3.content.date ckg:latestBegin "2021-03-03"^^xsd:date }
