# wrong: last week, but counted from when?
DELETE DATA { claim:sample.C1.content.date ckg:anchorDate "2021-03-02"^^xsd:date }
