# wrong: whose word is it?
DELETE DATA { claim:sample.C1.label ckg:usedBy actor:courier }
