# wrong: the end is that of the last code point, not after it
DELETE DATA { claim:sample.C1.quote ckg:end "60"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.quote ckg:end "59"^^xsd:integer }
