# wrong: a link of no chain
INSERT DATA {
  claim:sample.chainless a ckg:SourceLink ;
    ckg:position "1"^^xsd:integer ;
    ckg:namesSource actor:courier .
}
