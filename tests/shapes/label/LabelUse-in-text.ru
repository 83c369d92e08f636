# wrong: the article nowhere says so
DELETE DATA { claim:sample.C1.label ckg:labelText "regime forces" } ;
INSERT DATA { claim:sample.C1.label ckg:labelText "Regime Forces" }
