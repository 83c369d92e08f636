# wrong: an empty outcome
INSERT DATA { claim:sample.C5.content ckg:declaredOutcome " " }
