# wrong: each class is below the other
INSERT DATA { ckg:ToyVehicle rdfs:subClassOf ckg:ToyTrain }
