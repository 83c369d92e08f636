# wrong: small letters
DELETE DATA { place:lea ckg:pCode "SH0101" } ;
INSERT DATA { place:lea ckg:pCode "sh0101" }
