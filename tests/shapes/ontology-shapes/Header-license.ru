# wrong: a licence is an IRI that can be read
DELETE { <https://w3id.org/conflict-kg/ontology> dcterms:license ?licence } INSERT { <https://w3id.org/conflict-kg/ontology> dcterms:license "CC BY 4.0" } WHERE { <https://w3id.org/conflict-kg/ontology> dcterms:license ?licence }
