# wrong: a video that could be exchanged for another
DELETE { article:video ckg:capturedSha256 ?sha } WHERE { article:video ckg:capturedSha256 ?sha }
