# wrong: the ontology has no such property
INSERT DATA { place:spring ckg:controlledBy actor:front }
