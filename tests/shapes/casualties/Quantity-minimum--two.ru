# wrong: two minimums
INSERT DATA { claim:sample.C1.killed ckg:minimum "4"^^xsd:integer }
