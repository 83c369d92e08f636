# wrong: EDTF ends a day later than the bounds
DELETE DATA { claim:sample.C1.content.date ckg:edtf "[2021-02-22..2021-02-28]"^^<http://id.loc.gov/datatypes/edtf/EDTF> } ;
INSERT DATA { claim:sample.C1.content.date ckg:edtf "[2021-02-22..2021-03-01]"^^<http://id.loc.gov/datatypes/edtf/EDTF> }
