# wrong: the list knows no denial
DELETE { shape:ToyContent-polarity sh:in ?list } WHERE { shape:ToyContent-polarity sh:in ?list } ;
INSERT DATA { shape:ToyContent-polarity sh:in _:list . _:list rdf:first ckg:AffirmedPolarity ; rdf:rest rdf:nil }
