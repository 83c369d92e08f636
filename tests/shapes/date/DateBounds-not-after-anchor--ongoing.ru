# wrong: said to go on at a day on which it may not have begun
DELETE DATA { claim:sample.C2.content.date ckg:anchorDate "2021-03-02"^^xsd:date } ;
INSERT DATA { claim:sample.C2.content.date ckg:anchorDate "2021-02-28"^^xsd:date }
