# wrong: replaced by an actor
DELETE DATA { claim:sample.C1 ckg:hasStatus ckg:StandingStatus } ;
INSERT DATA {
  claim:sample.C1 ckg:hasStatus ckg:CorrectedStatus ;
    ckg:statusSince "2021-03-05"^^xsd:date ;
    ckg:replacedBy actor:sada .
}
