# wrong: looks at every event for every focus node
DELETE DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:hasPolarity ckg:DeniedPolarity }" } ;
INSERT DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { ?event ckg:partOf ?other . $this ckg:partOf ?event }" }
