# wrong: EDTF as plain text
DELETE DATA { claim:sample.C2.content.date ckg:edtf "/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> } ;
INSERT DATA { claim:sample.C2.content.date ckg:edtf "/.." }
