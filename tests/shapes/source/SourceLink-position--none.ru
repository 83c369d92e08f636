# wrong: nobody knows where in the chain it stands
DELETE DATA { claim:sample.C1.source1 ckg:position "1"^^xsd:integer }
