# wrong: one content, two claims
INSERT DATA {
  claim:sample.content-of-two-claims a ckg:Campaign ;
    ckg:hasParticipant actor:front ;
    ckg:hasPolarity ckg:AffirmedPolarity ;
    ckg:hasModality ckg:HappenedModality .
}
