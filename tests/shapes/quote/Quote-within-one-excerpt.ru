# wrong: words of two excerpts and the line between them
DELETE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
INSERT {
  claim:excerpts.C1.quote2 ckg:exact "Mirhan.\n[…]\nThe army" ;
    ckg:start "25"^^xsd:integer ;
    ckg:end "45"^^xsd:integer .
}
WHERE { claim:excerpts.C1.quote2 ckg:exact ?exact ; ckg:start ?start ; ckg:end ?end }
