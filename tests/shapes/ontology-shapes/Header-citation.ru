# wrong: cited how?
DELETE { <https://w3id.org/conflict-kg/ontology> dcterms:bibliographicCitation ?text } WHERE { <https://w3id.org/conflict-kg/ontology> dcterms:bibliographicCitation ?text }
