# wrong: over before the discussion of 28 February, and yet on 1 March
INSERT DATA {
  claim:sample.C1.content ckg:precedes claim:sample.C2.content .
  claim:sample.C2.content ckg:hasDate claim:sample.C2.content.date .
  claim:sample.C2.content.date a ckg:DateBounds ;
    ckg:earliestBegin "2021-02-28"^^xsd:date ;
    ckg:latestBegin "2021-02-28"^^xsd:date ;
    ckg:earliestEnd "2021-02-28"^^xsd:date ;
    ckg:latestEnd "2021-02-28"^^xsd:date ;
    ckg:edtf "2021-02-28"^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
