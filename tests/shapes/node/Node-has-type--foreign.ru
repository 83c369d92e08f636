# wrong: only another vocabulary says what the node is
INSERT DATA { place:foreign a schema:Place }
