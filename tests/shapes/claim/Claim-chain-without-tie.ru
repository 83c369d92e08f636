# wrong: two second links, so that nobody knows who told whom
INSERT DATA {
  claim:sample.C1 ckg:hasSource claim:sample.C1.also-second .
  claim:sample.C1.also-second a ckg:SourceLink ;
    ckg:position "2"^^xsd:integer ;
    ckg:namesSource actor:front ;
    ckg:hasCredit ckg:CreditedStatus .
}
