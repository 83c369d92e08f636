# wrong: EDTF begins a day later than the bounds
DELETE DATA { claim:sample.C3.content.date ckg:edtf "2021-03-01/2021-03-02"^^<http://id.loc.gov/datatypes/edtf/EDTF> } ;
INSERT DATA { claim:sample.C3.content.date ckg:edtf "2021-03-02/2021-03-02"^^<http://id.loc.gov/datatypes/edtf/EDTF> }
