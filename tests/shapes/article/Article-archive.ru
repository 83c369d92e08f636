# wrong: a file of somebody's disk is no archived copy
INSERT DATA { article:report ckg:archivedAt "file:///home/desk/bridge.html"^^xsd:anyURI }
