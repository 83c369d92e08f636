# wrong: SHACL would report the severity of the node shape
DELETE DATA { shape:ToyContent-rule sh:severity sh:Violation } ;
INSERT DATA { shape:ToyContent-rule sh:severity sh:Warning }
