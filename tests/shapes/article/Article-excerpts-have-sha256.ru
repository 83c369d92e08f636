# wrong: nothing to tell the whole text by
DELETE { article:excerpts ckg:capturedSha256 ?sha } WHERE { article:excerpts ckg:capturedSha256 ?sha }
