# wrong: two days
DELETE DATA { claim:sample.C1 ckg:hasStatus ckg:StandingStatus } ;
INSERT DATA {
  claim:sample.C1 ckg:hasStatus ckg:RetractedStatus ;
    ckg:statusSince "2021-03-05"^^xsd:date , "2021-03-06"^^xsd:date .
}
