# wrong: no Arabic name
DELETE DATA { place:spring skos:prefLabel "عين مرهان"@ar }
