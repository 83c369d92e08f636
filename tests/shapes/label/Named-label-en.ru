# wrong: no English name
DELETE DATA { actor:league skos:prefLabel "Border League"@en }
