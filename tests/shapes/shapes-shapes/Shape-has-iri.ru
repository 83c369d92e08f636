# wrong: a finding could not name this shape
INSERT DATA {
  shape:ToyContent sh:property _:nameless .
  _:nameless a sh:PropertyShape ;
    sh:name "nameless"@en ;
    sh:severity sh:Violation ;
    sh:message "a toy content has a note"@en ;
    sh:path ckg:note ;
    sh:minCount 1 .
}
