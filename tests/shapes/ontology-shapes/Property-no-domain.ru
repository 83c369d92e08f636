# wrong: whatever has a colour would become a vehicle
INSERT DATA { ckg:hasToyColour rdfs:domain ckg:ToyVehicle }
