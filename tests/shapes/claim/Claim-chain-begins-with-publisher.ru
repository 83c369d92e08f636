# wrong: the chain is written root first
DELETE DATA {
  claim:sample.C1.source1 ckg:namesSource actor:courier .
  claim:sample.C1.source2 ckg:namesSource actor:sada .
} ;
INSERT DATA {
  claim:sample.C1.source1 ckg:namesSource actor:sada .
  claim:sample.C1.source2 ckg:namesSource actor:courier .
}
