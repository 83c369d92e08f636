# wrong: the text was changed after its SHA-256 was taken
DELETE DATA { article:report ckg:text "The bridge opened on Monday." } ;
INSERT DATA { article:report ckg:text "The bridge opened on Friday." }
