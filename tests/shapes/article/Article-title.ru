# wrong: an empty title
DELETE DATA { article:report dcterms:title "The bridge" } ;
INSERT DATA { article:report dcterms:title " " }
