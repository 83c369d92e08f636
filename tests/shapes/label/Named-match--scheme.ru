# wrong: nothing that the web could look up
INSERT DATA { place:spring skos:exactMatch <urn:spring> }
