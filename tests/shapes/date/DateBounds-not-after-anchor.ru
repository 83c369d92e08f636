# wrong: last week, and yet after the day from which it counts
DELETE DATA { claim:sample.C1.content.date ckg:anchorDate "2021-03-02"^^xsd:date } ;
INSERT DATA { claim:sample.C1.content.date ckg:anchorDate "2021-02-25"^^xsd:date }
