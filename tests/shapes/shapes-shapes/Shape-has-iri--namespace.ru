# wrong: a shape among the terms of the ontology
# also: Mention-known-terms because the ontology has no such term
INSERT DATA {
  ckg:ToyNamespace a sh:NodeShape ;
    rdfs:label "toy"@en ;
    sh:severity sh:Violation ;
    sh:targetClass ckg:Content .
}
