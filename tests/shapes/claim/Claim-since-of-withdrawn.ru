# wrong: withdrawn since 5 March, and yet it stands
INSERT DATA { claim:sample.C1 ckg:statusSince "2021-03-05"^^xsd:date }
