# wrong: each property is below the other
INSERT DATA { ckg:hasToyColour rdfs:subPropertyOf ckg:hasMainToyColour }
