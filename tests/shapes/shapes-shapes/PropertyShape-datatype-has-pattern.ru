# wrong: any string will do, an empty one too
DELETE DATA { shape:ToyContent-words sh:pattern "." }
