# wrong: a name in which language?
INSERT DATA { actor:league skos:prefLabel "Liga" }
