# wrong: a shape that no data meet, which pySHACL lets pass
INSERT DATA {
  shape:ToyUnreached a sh:NodeShape ;
    rdfs:label "unreached"@en ;
    sh:severity sh:Violation .
}
