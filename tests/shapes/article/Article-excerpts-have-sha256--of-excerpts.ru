# wrong: the SHA-256 given for the whole text is that of the excerpts
DELETE { article:excerpts ckg:capturedSha256 ?sha } INSERT { article:excerpts ckg:capturedSha256 ?own }
WHERE { article:excerpts ckg:capturedSha256 ?sha ; ckg:textSha256 ?own }
