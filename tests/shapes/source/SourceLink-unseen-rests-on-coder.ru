# wrong: who says that the army stood behind it, if the article does not?
DELETE DATA { claim:sample.C1.source3 ckg:accordingTo claim:sample.coder1 }
