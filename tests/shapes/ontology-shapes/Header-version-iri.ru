# wrong: no version IRI
DELETE { <https://w3id.org/conflict-kg/ontology> owl:versionIRI ?version } WHERE { <https://w3id.org/conflict-kg/ontology> owl:versionIRI ?version }
