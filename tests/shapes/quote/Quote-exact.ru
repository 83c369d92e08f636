# wrong: offsets without words
DELETE { claim:sample.C1.quote ckg:exact ?words } WHERE { claim:sample.C1.quote ckg:exact ?words }
