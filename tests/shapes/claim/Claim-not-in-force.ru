# wrong: whether a claim is in force depends on the question and is not stored
INSERT DATA { claim:sample.C1 a ckg:ClaimInForce }
