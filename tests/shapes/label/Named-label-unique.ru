# wrong: two villages of one name in one province
INSERT DATA {
  place:second-spring a ckg:Village ;
    skos:prefLabel "Mirhan Spring"@en , "عين مرهان الثانية"@ar ;
    ckg:within place:wadira .
}
