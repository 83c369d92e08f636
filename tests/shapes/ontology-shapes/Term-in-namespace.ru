# wrong: a term of another namespace
INSERT DATA {
  shape:ToyCar a owl:Class ;
    rdfs:label "toy car"@en , "سيارة لعبة"@ar ;
    rdfs:isDefinedBy <https://w3id.org/conflict-kg/ontology> ;
    skos:definition "A car to play with."@en ;
    skos:example "A tin car"@en .
}
