# wrong: ends at the earliest on 3 March and at the latest on 2 March
DELETE DATA { claim:sample.C3.content.date ckg:earliestEnd "2021-03-02"^^xsd:date } ;
INSERT DATA { claim:sample.C3.content.date ckg:earliestEnd "2021-03-03"^^xsd:date }
