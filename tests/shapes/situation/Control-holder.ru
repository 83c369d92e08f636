# wrong: held by nobody
DELETE DATA { claim:sample.C1.content ckg:hasHolder actor:army , actor:brigade }
