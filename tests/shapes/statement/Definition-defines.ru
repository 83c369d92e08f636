# wrong: a definition of an article
DELETE DATA { claim:sample.C1.content ckg:defines actor:front } ;
INSERT DATA { claim:sample.C1.content ckg:defines article:sample }
