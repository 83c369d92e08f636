# wrong: what was declared?
DELETE DATA { claim:sample.C5.content ckg:declaredOutcome "victory" }
