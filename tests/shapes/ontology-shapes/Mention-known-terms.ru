# wrong: the class above is not defined
INSERT DATA { ckg:ToyVehicle rdfs:subClassOf ckg:ToyThing }
