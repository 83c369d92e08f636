# wrong: a date does not rest on a claim of the article
INSERT DATA { claim:sample.C2.content.date ckg:accordingTo claim:sample.C1 }
