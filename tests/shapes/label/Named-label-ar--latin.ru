# wrong: called Arabic, written in Latin letters
DELETE DATA { place:spring skos:prefLabel "عين مرهان"@ar } ;
INSERT DATA { place:spring skos:prefLabel "Ayn Mirhan"@ar }
