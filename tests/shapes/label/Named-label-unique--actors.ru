# wrong: two coalitions of one name
INSERT DATA {
  actor:second-league a ckg:Coalition ;
    skos:prefLabel "Second League"@en , "رابطة الحدود"@ar .
}
