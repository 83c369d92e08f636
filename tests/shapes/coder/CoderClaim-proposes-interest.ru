# wrong: a stance is no interest
DELETE DATA { claim:sample.knowledge ckg:proposesInterest ckg:ForInterest } ;
INSERT DATA { claim:sample.knowledge ckg:proposesInterest ckg:ClaimedStance }
