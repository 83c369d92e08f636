# wrong: the province borders itself
DELETE DATA { claim:sample.C2.content ckg:factObject place:baradan } ;
INSERT DATA { claim:sample.C2.content ckg:factObject place:wadira }
