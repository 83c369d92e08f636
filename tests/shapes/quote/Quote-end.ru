# wrong: words without an end
DELETE { claim:sample.C1.quote ckg:end ?end } WHERE { claim:sample.C1.quote ckg:end ?end }
