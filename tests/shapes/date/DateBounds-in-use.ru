# wrong: the date of nothing
INSERT DATA {
  claim:sample.date-of-nothing a ckg:DateBounds ;
    ckg:latestEnd "2021-03-02"^^xsd:date ;
    ckg:edtf "[..2021-03-02]"^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
