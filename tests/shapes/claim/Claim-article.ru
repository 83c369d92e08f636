# wrong: a claim that stands nowhere
DELETE DATA { claim:sample.C1 ckg:inArticle article:sample }
