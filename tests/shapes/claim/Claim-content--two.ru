# wrong: two things claimed at once
INSERT DATA {
  claim:sample.C1 ckg:hasContent claim:sample.C1.second-content .
  claim:sample.C1.second-content a ckg:Presence ;
    ckg:atPlace place:mirhan ;
    ckg:hasForce actor:front ;
    ckg:hasPolarity ckg:AffirmedPolarity ;
    ckg:hasModality ckg:HappenedModality .
}
