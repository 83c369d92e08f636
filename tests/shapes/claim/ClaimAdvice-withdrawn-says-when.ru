# wrong: retracted, but since when?
DELETE DATA { claim:sample.C1 ckg:hasStatus ckg:StandingStatus } ;
INSERT DATA { claim:sample.C1 ckg:hasStatus ckg:RetractedStatus }
