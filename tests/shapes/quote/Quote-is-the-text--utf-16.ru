# wrong: offsets counted in UTF-16, where the newspaper sign counts twice
DELETE DATA {
  claim:sample.C1.quote ckg:start "20"^^xsd:nonNegativeInteger ;
    ckg:end "60"^^xsd:nonNegativeInteger .
} ;
INSERT DATA {
  claim:sample.C1.quote ckg:start "21"^^xsd:nonNegativeInteger ;
    ckg:end "61"^^xsd:nonNegativeInteger .
}
