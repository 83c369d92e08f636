# wrong: two anchors
INSERT DATA { claim:sample.C1.content.date ckg:anchorDate "2021-03-03"^^xsd:date }
