# wrong: another prefix than everywhere else
DELETE DATA { <https://w3id.org/conflict-kg/ontology> vann:preferredNamespacePrefix "ckg" } ;
INSERT DATA { <https://w3id.org/conflict-kg/ontology> vann:preferredNamespacePrefix "kg" }
