# wrong: the line between two excerpts is nobody's words
DELETE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
INSERT {
  claim:excerpts.C1.quote2 ckg:exact "…" ;
    ckg:start "34"^^xsd:integer ;
    ckg:end "35"^^xsd:integer .
}
WHERE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
