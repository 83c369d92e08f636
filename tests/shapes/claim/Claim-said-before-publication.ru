# wrong: said on 3 March, published on 2 March
DELETE { claim:sample.C1.said ?property ?value } WHERE { claim:sample.C1.said ?property ?value } ;
INSERT DATA {
  claim:sample.C1.said a ckg:DateBounds ;
    ckg:earliestBegin "2021-03-03"^^xsd:date ;
    ckg:edtf "2021-03-03/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
