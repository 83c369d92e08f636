# wrong: a group of places is not made of militias
DELETE DATA { place:sample.hamlets ckg:groupOf ckg:Village } ;
INSERT DATA { place:sample.hamlets ckg:groupOf ckg:Militia }
