# wrong: offsets beyond the end of the text
DELETE DATA {
  claim:sample.C1.quote ckg:start "20"^^xsd:nonNegativeInteger ;
    ckg:end "60"^^xsd:nonNegativeInteger .
} ;
INSERT DATA {
  claim:sample.C1.quote ckg:start "1020"^^xsd:nonNegativeInteger ;
    ckg:end "1060"^^xsd:nonNegativeInteger .
}
