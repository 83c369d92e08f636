# wrong: an empty note
INSERT DATA { article:report ckg:note "" }
