# wrong: how much of the province?
DELETE DATA { claim:sample.C2.content ckg:hasExtent ckg:UnstatedExtent }
