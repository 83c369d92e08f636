# wrong: a content of what kind?
DELETE DATA { claim:sample.C3.content a ckg:Campaign } ;
INSERT DATA { claim:sample.C3.content a ckg:Content }
