# wrong: no text begins before its first code point
# also: Quote-is-the-text because no text begins before its start
# also: Quote-length because the end stayed where it was
DELETE DATA { claim:sample.C1.outlet ckg:start "0"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.outlet ckg:start "-1"^^xsd:integer }
