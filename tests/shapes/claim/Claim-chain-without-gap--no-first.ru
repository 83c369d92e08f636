# wrong: the chain begins at 2
DELETE DATA { claim:sample.C2.source1 ckg:position "1"^^xsd:integer } ;
INSERT DATA {
  claim:sample.C2.source1 ckg:position "2"^^xsd:integer ;
    ckg:hasCredit ckg:UnclearStatus .
}
