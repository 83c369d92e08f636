# wrong: a campaign and a battle at once, which the ontology does not call disjoint
INSERT DATA { claim:sample.C3.content a ckg:Battle }
