# wrong: a property shape that does not say that it is one, as the last three rules below would not see it
DELETE DATA { shape:ToyContent-words a sh:PropertyShape }
