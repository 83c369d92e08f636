# wrong: two texts of one article
# also: Article-text-matches-sha256 because one of two texts is not the one that was hashed
INSERT DATA { article:report ckg:text "The bridge closed." }
