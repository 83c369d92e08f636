# wrong: the second quote is from another article
INSERT DATA {
  claim:sample.C1 ckg:hasQuote claim:sample.C1.foreign-quote .
  claim:sample.C1.foreign-quote a ckg:Quote ;
    ckg:exact "Northern Front fighters took Qasr Mirhan" ;
    ckg:start "0"^^xsd:integer ;
    ckg:end "40"^^xsd:integer ;
    ckg:quotedFrom article:other .
}
