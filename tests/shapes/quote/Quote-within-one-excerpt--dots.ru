# wrong: words of two excerpts, whose line is written with three full stops
DELETE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
INSERT {
  claim:excerpts.C1.quote2 ckg:exact "left.\n[...]\nThey" ;
    ckg:start "46"^^xsd:integer ;
    ckg:end "62"^^xsd:integer .
}
WHERE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
