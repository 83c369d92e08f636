# wrong: a situation of what kind?
DELETE DATA { claim:sample.C3.content a ckg:Campaign } ;
INSERT DATA { claim:sample.C3.content a ckg:Situation }
