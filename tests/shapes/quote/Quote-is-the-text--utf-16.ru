# wrong: offsets counted in UTF-16, where the newspaper sign counts twice
DELETE DATA {
  claim:sample.C1.quote ckg:start "20"^^xsd:integer ;
    ckg:end "60"^^xsd:integer .
} ;
INSERT DATA {
  claim:sample.C1.quote ckg:start "21"^^xsd:integer ;
    ckg:end "61"^^xsd:integer .
}
