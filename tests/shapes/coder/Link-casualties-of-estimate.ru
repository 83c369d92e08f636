# wrong: the attack is said to be the casualties of the estimate
DELETE DATA { claim:sample.link ckg:linksFrom claim:sample.C2 ; ckg:linksTo claim:sample.C1 } ;
INSERT DATA { claim:sample.link ckg:linksFrom claim:sample.C1 ; ckg:linksTo claim:sample.C2 }
