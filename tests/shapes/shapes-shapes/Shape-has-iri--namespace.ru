# wrong: a shape among the terms of the ontology
INSERT DATA {
  ckg:ToyNamespace a sh:NodeShape ;
    rdfs:label "toy"@en ;
    sh:severity sh:Violation ;
    sh:targetClass ckg:Content .
}
