# wrong: a claim linked to itself
DELETE DATA { claim:sample.link ckg:linksTo claim:sample.C1 } ;
INSERT DATA { claim:sample.link ckg:linksTo claim:sample.C2 }
