# wrong: the focus node is not selected, so that it cannot be bound beforehand
DELETE DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:hasPolarity ckg:DeniedPolarity }" } ;
INSERT DATA { shape:ToyContent-rule sh:select "SELECT ?other WHERE { $this ckg:partOf ?other }" }
