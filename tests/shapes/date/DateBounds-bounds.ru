# wrong: a date of no day
DELETE DATA {
  claim:sample.C2.content.date ckg:latestBegin "2021-03-01"^^xsd:date ;
    ckg:earliestEnd "2021-03-02"^^xsd:date .
}
