# wrong: words are not EDTF
DELETE DATA { claim:sample.C2.content.date ckg:edtf "/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> } ;
INSERT DATA { claim:sample.C2.content.date ckg:edtf "since Monday"^^<http://id.loc.gov/datatypes/edtf/EDTF> }
