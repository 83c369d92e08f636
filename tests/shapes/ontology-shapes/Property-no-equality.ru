# wrong: two colours of one train would become the same thing
INSERT DATA { ckg:hasMainToyColour a owl:FunctionalProperty }
