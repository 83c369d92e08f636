# wrong: an alias in which language?
INSERT DATA { place:spring skos:altLabel "Ayn Mirhan" }
