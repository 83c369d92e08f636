# wrong: words without a start
DELETE { claim:sample.C1.quote ckg:start ?start } WHERE { claim:sample.C1.quote ckg:start ?start }
