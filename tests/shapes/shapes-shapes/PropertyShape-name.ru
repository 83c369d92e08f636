# wrong: a property shape without a name
DELETE DATA { shape:ToyContent-words sh:name "words"@en }
