# wrong: borders what?
DELETE DATA { claim:sample.C2.content ckg:factObject place:baradan }
