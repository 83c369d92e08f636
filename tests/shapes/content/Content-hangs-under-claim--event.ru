# wrong: a reference does not stand for a claim where it is not an alliance or membership
# also: Node-used-as-meant because events have no reference
INSERT DATA {
  claim:sample.event-with-reference a ckg:Campaign ;
    ckg:hasParticipant actor:front ;
    ckg:reference "Invented yearbook, 2020" .
}
