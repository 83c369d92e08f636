# wrong: a word is no version
DELETE { <https://w3id.org/conflict-kg/ontology> owl:versionInfo ?version ; owl:versionIRI ?iri }
INSERT { <https://w3id.org/conflict-kg/ontology> owl:versionInfo "new" ; owl:versionIRI <https://w3id.org/conflict-kg/ontology/new> }
WHERE { <https://w3id.org/conflict-kg/ontology> owl:versionInfo ?version ; owl:versionIRI ?iri }
