# wrong: whatever is given as a colour would become one
INSERT DATA { ckg:hasToyColour rdfs:range ckg:ToyColour }
