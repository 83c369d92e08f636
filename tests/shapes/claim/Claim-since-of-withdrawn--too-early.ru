# wrong: withdrawn on 1 March, published on 2 March
DELETE DATA { claim:sample.C1 ckg:hasStatus ckg:StandingStatus } ;
INSERT DATA {
  claim:sample.C1 ckg:hasStatus ckg:RetractedStatus ;
    ckg:statusSince "2021-03-01"^^xsd:date .
}
