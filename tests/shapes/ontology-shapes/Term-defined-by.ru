# wrong: defined by whom?
# also: Code-one-list because a code list is known by who defines it
DELETE DATA { ckg:ToyColour rdfs:isDefinedBy <https://w3id.org/conflict-kg/ontology> }
