# wrong: 40 digits are not a SHA-256
DELETE { article:report ckg:textSha256 ?sha } WHERE { article:report ckg:textSha256 ?sha } ;
INSERT DATA { article:report ckg:textSha256 "0123456789012345678901234567890123456789" }
