# wrong: a day with an hour
DELETE DATA { claim:sample.C2.content.date ckg:earliestEnd "2021-03-02"^^xsd:date } ;
INSERT DATA { claim:sample.C2.content.date ckg:earliestEnd "2021-03-02T12:00:00"^^xsd:dateTime }
