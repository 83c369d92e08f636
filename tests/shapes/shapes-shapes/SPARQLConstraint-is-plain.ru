# wrong: MINUS does not see the focus node
DELETE DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:hasPolarity ckg:DeniedPolarity }" } ;
INSERT DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:partOf ?other MINUS { $this ckg:note ?note } }" }
