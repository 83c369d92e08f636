# wrong: a year is no day
DELETE DATA { <https://w3id.org/conflict-kg/ontology> dcterms:created "2026-11-22"^^xsd:date } ;
INSERT DATA { <https://w3id.org/conflict-kg/ontology> dcterms:created "2026" }
