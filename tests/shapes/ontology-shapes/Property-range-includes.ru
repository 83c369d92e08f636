# wrong: a class is named by its IRI
DELETE DATA { ckg:hasToyColour schema:rangeIncludes ckg:ToyColour } ;
INSERT DATA { ckg:hasToyColour schema:rangeIncludes "colour" }
