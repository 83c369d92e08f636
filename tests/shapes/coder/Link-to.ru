# wrong: to where?
DELETE DATA { claim:sample.link ckg:linksTo claim:sample.C1 }
