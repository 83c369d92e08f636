# wrong: reported, but by whom?
DELETE { claim:sample.C1 ckg:hasSource claim:sample.C1.source2 . claim:sample.C1.source2 ?property ?value }
WHERE { claim:sample.C1.source2 ?property ?value }
