# wrong: a plan told as done
DELETE DATA { claim:sample.C3.content ckg:hasModality ckg:PlannedModality } ;
INSERT DATA { claim:sample.C3.content ckg:hasModality ckg:HappenedModality }
