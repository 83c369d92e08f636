# wrong: made by whom?
DELETE DATA { <https://w3id.org/conflict-kg/ontology> dcterms:creator "nobody" }
