# wrong: a misspelt constraint beside others, which pySHACL lets pass
INSERT DATA { shape:ToyContent-words sh:minCuont 1 }
