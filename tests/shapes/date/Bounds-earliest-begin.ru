# wrong: two earliest begins
# also: DateBounds-edtf-agrees because EDTF has one first day
INSERT DATA { claim:sample.C3.content.date ckg:earliestBegin "2021-02-28"^^xsd:date }
