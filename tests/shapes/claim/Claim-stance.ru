# wrong: two stances
INSERT DATA { claim:sample.C1 ckg:hasStance ckg:PresupposedStance }
