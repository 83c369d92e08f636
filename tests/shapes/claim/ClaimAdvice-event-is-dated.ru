# wrong: a capture without any date
DELETE { ?node ?property ?value }
WHERE {
  ?node ?property ?value
  FILTER(STRSTARTS(STR(?node), CONCAT(STR(claim:), "sample.C1.content.date")))
} ;
DELETE DATA { claim:sample.C1.content ckg:hasDate claim:sample.C1.content.date }
