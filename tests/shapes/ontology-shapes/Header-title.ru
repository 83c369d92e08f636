# wrong: no title
DELETE DATA { <https://w3id.org/conflict-kg/ontology> dcterms:title "toy ontology"@en }
