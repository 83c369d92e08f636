# wrong: who says so, and when?
DELETE DATA {
  relation:brigade-side ckg:codedBy actor:editors ;
    ckg:codedOn "2026-11-22"^^xsd:date .
}
