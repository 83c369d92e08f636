# wrong: a review state is no status
DELETE DATA { claim:sample.C1 ckg:hasStatus ckg:StandingStatus } ;
INSERT DATA { claim:sample.C1 ckg:hasStatus ckg:ReviewedState }
