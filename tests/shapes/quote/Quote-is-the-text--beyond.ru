# wrong: offsets beyond the end of the text
DELETE DATA {
  claim:sample.C1.quote ckg:start "20"^^xsd:integer ;
    ckg:end "60"^^xsd:integer .
} ;
INSERT DATA {
  claim:sample.C1.quote ckg:start "1020"^^xsd:integer ;
    ckg:end "1060"^^xsd:integer .
}
