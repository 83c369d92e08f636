# wrong: no Arabic label
DELETE DATA { ckg:ToyTrain rdfs:label "قطار لعبة"@ar }
