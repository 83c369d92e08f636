# wrong: a language is a tag, not a name
DELETE DATA { article:report dcterms:language "en" } ;
INSERT DATA { article:report dcterms:language "English language" }
