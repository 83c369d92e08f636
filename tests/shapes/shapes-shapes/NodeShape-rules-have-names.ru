# wrong: a finding would name only the node shape
INSERT DATA { shape:ToyContent sh:nodeKind sh:IRI }
