# wrong: a comment would swallow the rest of the query once it stands on one line
DELETE DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:hasPolarity ckg:DeniedPolarity }" } ;
INSERT DATA { shape:ToyContent-rule sh:select "SELECT $this WHERE { $this ckg:partOf ?other } # parts" }
