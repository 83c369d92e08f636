# wrong: a target by query, which SHACL's advanced features would fetch from elsewhere
INSERT DATA { shape:ToyContent sh:target _:target . _:target a sh:SPARQLTarget }
