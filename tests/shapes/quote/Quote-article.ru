# wrong: words from nowhere
DELETE { claim:sample.C1.quote ckg:quotedFrom ?article } WHERE { claim:sample.C1.quote ckg:quotedFrom ?article }
