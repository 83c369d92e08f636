# wrong: an army has no border
DELETE DATA { claim:sample.C2.content ckg:factSubject place:wadira } ;
INSERT DATA { claim:sample.C2.content ckg:factSubject actor:army }
