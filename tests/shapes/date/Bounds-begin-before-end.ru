# wrong: ends on 28 February, before it begins on 1 March
DELETE DATA {
  claim:sample.C3.content.date ckg:earliestEnd "2021-03-02"^^xsd:date ;
    ckg:latestEnd "2021-03-02"^^xsd:date ;
    ckg:edtf "2021-03-01/2021-03-02"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
} ;
INSERT DATA {
  claim:sample.C3.content.date ckg:earliestEnd "2021-02-28"^^xsd:date ;
    ckg:latestEnd "2021-02-28"^^xsd:date ;
    ckg:edtf "2021-03-01/2021-02-28"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
}
