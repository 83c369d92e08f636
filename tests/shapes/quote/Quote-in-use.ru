# wrong: a quote that nothing refers to
INSERT DATA {
  claim:sample.unused-quote a ckg:Quote ;
    ckg:exact "took" ;
    ckg:start "44"^^xsd:integer ;
    ckg:end "48"^^xsd:integer ;
    ckg:quotedFrom article:sample .
}
