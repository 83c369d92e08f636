# wrong: a group is said to be one of a group
DELETE DATA { claim:sample.naming-elsewhere ckg:linksFrom claim:sample.C1 } ;
INSERT DATA { claim:sample.naming-elsewhere ckg:linksFrom claim:sample.C3 }
