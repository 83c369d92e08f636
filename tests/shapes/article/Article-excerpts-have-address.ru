# wrong: excerpts of nobody knows which page
DELETE { article:excerpts ckg:address ?address } WHERE { article:excerpts ckg:address ?address }
