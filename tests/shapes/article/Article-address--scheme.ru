# wrong: neither http nor https
INSERT DATA { article:report ckg:address "file:///bridge.html"^^xsd:anyURI }
