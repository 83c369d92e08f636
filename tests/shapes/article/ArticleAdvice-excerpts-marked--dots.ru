# wrong: the line between excerpts is written with three full stops, and the coverage says whole
DELETE { article:excerpts ckg:hasCoverage ckg:ExcerptsCoverage ; ckg:text ?text ; ckg:textSha256 ?sha }
INSERT {
  article:excerpts ckg:hasCoverage ckg:WholeCoverage ;
    ckg:text "The bridge opened.\n[...]\nIt closed." ;
    ckg:textSha256 "09cf12d6eeb944e43c66e2afd2a6b0c68ed2e8d60c121e1681a46de8731263cc" .
}
WHERE { article:excerpts ckg:text ?text ; ckg:textSha256 ?sha }
