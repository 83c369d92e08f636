# wrong: a text without its SHA-256
DELETE { article:report ckg:textSha256 ?sha } WHERE { article:report ckg:textSha256 ?sha }
