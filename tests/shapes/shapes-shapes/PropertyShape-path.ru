# wrong: about which property?
DELETE DATA { shape:ToyContent-words sh:path ckg:note }
