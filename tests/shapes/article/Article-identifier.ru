# wrong: two identifiers
INSERT DATA { article:report dcterms:identifier "bridge" }
