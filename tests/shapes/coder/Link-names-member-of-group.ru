# wrong: the town is said to be one of the places of a claim that counts none
DELETE DATA { claim:sample.naming ckg:linksTo claim:sample.C3 } ;
INSERT DATA { claim:sample.naming ckg:linksTo claim:sample.C2 }
