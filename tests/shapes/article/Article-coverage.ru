# wrong: an extent is no coverage
INSERT DATA { article:report ckg:hasCoverage ckg:MostExtent }
