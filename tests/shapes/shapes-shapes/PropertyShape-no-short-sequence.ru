# wrong: a sequence of one, at which pySHACL raises
DELETE DATA { shape:ToyContent-words sh:path ckg:note } ;
INSERT DATA { shape:ToyContent-words sh:path _:list . _:list rdf:first ckg:note ; rdf:rest rdf:nil }
