# wrong: nobody said whom the claim favours, not even that it is unknown
DELETE DATA { claim:sample.C1 ckg:hasInterest ckg:NeutralInterest }
