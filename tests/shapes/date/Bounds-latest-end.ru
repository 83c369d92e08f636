# wrong: two latest ends
# also: DateBounds-edtf-agrees because EDTF has one last day
INSERT DATA { claim:sample.C3.content.date ckg:latestEnd "2021-03-03"^^xsd:date }
