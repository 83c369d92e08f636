# wrong: the date was read from another article
DELETE { claim:sample.C1.content.date.words ?property ?value } WHERE { claim:sample.C1.content.date.words ?property ?value } ;
INSERT DATA {
  claim:sample.C1.content.date.words a ckg:Quote ;
    ckg:exact "Northern Front" ;
    ckg:start "0"^^xsd:integer ;
    ckg:end "14"^^xsd:integer ;
    ckg:quotedFrom article:other .
}
