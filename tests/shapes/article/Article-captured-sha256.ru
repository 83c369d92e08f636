# wrong: capital letters
DELETE { article:report ckg:capturedSha256 ?sha } INSERT { article:report ckg:capturedSha256 ?capitals }
WHERE { article:report ckg:capturedSha256 ?sha . BIND(UCASE(?sha) AS ?capitals) }
