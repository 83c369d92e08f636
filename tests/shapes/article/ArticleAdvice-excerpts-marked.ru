# wrong: the lines between excerpts are there, and the article does not say that it is held in excerpts
DELETE DATA { article:excerpts ckg:hasCoverage ckg:ExcerptsCoverage }
