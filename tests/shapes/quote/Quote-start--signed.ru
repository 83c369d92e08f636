# wrong: a number below 0, which pySHACL takes for a nonNegativeInteger
# also: Quote-is-the-text because no text begins before its start
# also: Quote-length because the end stayed where it was
DELETE DATA { claim:sample.C1.outlet ckg:start "0"^^xsd:nonNegativeInteger } ;
INSERT DATA { claim:sample.C1.outlet ckg:start "-1"^^xsd:nonNegativeInteger }
