# wrong: half a person
DELETE DATA { claim:sample.C1.wounded ckg:maximum "9"^^xsd:integer } ;
INSERT DATA { claim:sample.C1.wounded ckg:maximum "9.5"^^xsd:decimal }
