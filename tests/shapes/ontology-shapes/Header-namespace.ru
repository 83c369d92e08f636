# wrong: a namespace without its hash
DELETE DATA { <https://w3id.org/conflict-kg/ontology> vann:preferredNamespaceUri "https://w3id.org/conflict-kg/ontology#" } ;
INSERT DATA { <https://w3id.org/conflict-kg/ontology> vann:preferredNamespaceUri "https://w3id.org/conflict-kg/ontology" }
