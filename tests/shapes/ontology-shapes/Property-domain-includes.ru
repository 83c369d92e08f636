# wrong: said of what?
DELETE DATA { ckg:hasToyColour schema:domainIncludes ckg:ToyVehicle }
