# wrong: a term of our namespace that the data bring along, and say that the ontology defines
INSERT DATA {
  ckg:Hamlet a ckg:Village ;
    skos:prefLabel "Hamlet"@en , "كفر"@ar ;
    ckg:within place:wadira ;
    rdfs:isDefinedBy <https://w3id.org/conflict-kg/ontology> .
}
