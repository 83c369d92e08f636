# wrong: two preferred labels in English
INSERT DATA { actor:league skos:prefLabel "League of the Border"@en }
