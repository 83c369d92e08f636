# wrong: an interested party without an interest
DELETE DATA { claim:sample.C1 ckg:hasStance ckg:ReportedStance } ;
INSERT DATA { claim:sample.C1 ckg:hasStance ckg:ClaimedStance }
