# wrong: a space in the address, which xsd:anyURI allows
INSERT DATA { article:report ckg:address "https://courier.example/the bridge"^^xsd:anyURI }
