# wrong: a link leads to the claim, not to its content
DELETE DATA { claim:sample.link ckg:linksTo claim:sample.C1 } ;
INSERT DATA { claim:sample.link ckg:linksTo claim:sample.C1.content }
