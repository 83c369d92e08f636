# wrong: the side belongs to the brigade that belongs to it
INSERT DATA {
  relation:side-brigade a ckg:Membership ;
    ckg:hasMember actor:side ;
    ckg:hasWhole actor:brigade ;
    ckg:reference "Invented yearbook, 2020" ;
    ckg:codedBy actor:editors ;
    ckg:codedOn "2026-11-22"^^xsd:date .
}
