# wrong: killed, but how many?
DELETE DATA { claim:sample.C1.killed ckg:minimum "3"^^xsd:integer }
