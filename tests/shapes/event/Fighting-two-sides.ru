# wrong: the army attacks itself
INSERT DATA { claim:sample.C1.content ckg:hasAttacker actor:army }
