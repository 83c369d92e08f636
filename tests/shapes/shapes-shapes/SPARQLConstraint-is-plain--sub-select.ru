# wrong: a sub-select does not see the focus node
DELETE DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:hasPolarity ckg:DeniedPolarity }" } ;
INSERT DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:partOf ?other { SELECT ?other WHERE { ?other ckg:note ?note } } }" }
