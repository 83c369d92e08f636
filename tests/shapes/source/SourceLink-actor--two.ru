# wrong: two actors at one place of the chain
INSERT DATA { claim:sample.C1.source2 ckg:namesSource actor:front }
