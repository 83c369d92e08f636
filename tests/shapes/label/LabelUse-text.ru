# wrong: no name
DELETE DATA { claim:sample.C1.label ckg:labelText "regime forces" }
