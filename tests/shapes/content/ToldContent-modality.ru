# wrong: happened and planned at once
INSERT DATA { claim:sample.C3.content ckg:hasModality ckg:PlannedModality }
