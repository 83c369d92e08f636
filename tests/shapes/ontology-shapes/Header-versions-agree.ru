# wrong: version 0.0.2 at the IRI of version 0.0.1
DELETE DATA { <https://w3id.org/conflict-kg/ontology> owl:versionInfo "0.0.1" } ;
INSERT DATA { <https://w3id.org/conflict-kg/ontology> owl:versionInfo "0.0.2" }
