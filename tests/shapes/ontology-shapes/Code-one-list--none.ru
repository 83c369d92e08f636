# wrong: a member of no list
DELETE DATA { ckg:ToyRed a ckg:ToyColour }
