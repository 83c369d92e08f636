# wrong: the ontology says nothing of itself
DELETE { <https://w3id.org/conflict-kg/ontology> ?property ?value } WHERE { <https://w3id.org/conflict-kg/ontology> ?property ?value }
