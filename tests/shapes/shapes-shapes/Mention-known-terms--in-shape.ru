# wrong: the ontology has no such property
INSERT DATA {
  shape:ToyContent sh:property shape:ToyContent-unknown .
  shape:ToyContent-unknown a sh:PropertyShape ;
    sh:name "unknown"@en ;
    sh:severity sh:Violation ;
    sh:message "a toy content has no controller"@en ;
    sh:path ckg:controlledBy ;
    sh:maxCount 0 .
}
