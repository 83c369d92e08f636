# wrong: how bad is it?
DELETE DATA { shape:ToyContent-words sh:severity sh:Violation }
