# wrong: credited and unclear at once
INSERT DATA { claim:sample.C1.source2 ckg:hasCredit ckg:UnclearStatus }
