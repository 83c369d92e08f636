# wrong: hamlets or towns?
INSERT DATA { place:sample.hamlets ckg:groupOf ckg:Town }
