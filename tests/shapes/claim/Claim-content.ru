# wrong: a claim about nothing
DELETE { ?node ?property ?value }
WHERE {
  ?node ?property ?value
  FILTER(STRSTARTS(STR(?node), CONCAT(STR(claim:), "sample.C2.content")))
} ;
DELETE DATA { claim:sample.C2 ckg:hasContent claim:sample.C2.content }
