# wrong: a month has at most 31 days
# also: DateBounds-edtf-agrees because EDTF has no such day either
DELETE DATA { claim:sample.C3.content.date ckg:earliestBegin "2021-03-01"^^xsd:date } ;
INSERT DATA { claim:sample.C3.content.date ckg:earliestBegin "2021-13-32"^^xsd:date }
