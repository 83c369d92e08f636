# wrong: two nodes border each other and one of them has no IRI
INSERT DATA {
  place:spring ckg:borders _:nameless .
  _:nameless a ckg:Village ;
    skos:prefLabel "Nameless"@en , "بلا اسم"@ar ;
    ckg:within place:wadira .
}
