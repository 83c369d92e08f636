# wrong: the claim that names a member speaks of a casualty, and of no place
DELETE DATA { claim:sample.naming ckg:linksFrom claim:sample.C1 } ;
INSERT DATA { claim:sample.naming ckg:linksFrom claim:sample.C2 }
