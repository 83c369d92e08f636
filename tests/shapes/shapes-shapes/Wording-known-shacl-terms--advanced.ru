# wrong: a target by query, which SHACL's advanced features would fetch from elsewhere
# also: NodeShape-rules-have-names because sh:target is no target of SHACL Core
INSERT DATA { shape:ToyContent sh:target _:target . _:target a sh:SPARQLTarget }
