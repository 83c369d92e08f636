# wrong: a number of what?
INSERT DATA {
  claim:sample.stray-number a ckg:Quantity ;
    ckg:hasCasualtyKind ckg:KilledCasualty ;
    ckg:minimum "1"^^xsd:integer .
}
