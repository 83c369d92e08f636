# wrong: a link does not rest on a claim of the article
INSERT DATA { claim:sample.C1.source2 ckg:accordingTo claim:sample.C1 }
