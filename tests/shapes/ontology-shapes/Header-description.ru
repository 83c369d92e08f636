# wrong: a description in no language
DELETE { <https://w3id.org/conflict-kg/ontology> dcterms:description ?text } INSERT { <https://w3id.org/conflict-kg/ontology> dcterms:description "toys" } WHERE { <https://w3id.org/conflict-kg/ontology> dcterms:description ?text }
