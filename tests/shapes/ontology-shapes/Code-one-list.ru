# wrong: a colour and a vehicle at once
INSERT DATA { ckg:ToyRed a ckg:ToyVehicle }
