# wrong: a property shape that no node shape has
DELETE DATA { shape:ToyContent sh:property shape:ToyContent-words }
