# wrong: a report whose language nobody says
DELETE DATA { article:report dcterms:language "en" }
