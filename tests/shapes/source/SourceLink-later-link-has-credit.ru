# wrong: does the article name the wire or not?
DELETE DATA { claim:sample.C1.source2 ckg:hasCredit ckg:CreditedStatus }
