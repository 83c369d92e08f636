# wrong: a name without the claim in which it was used
INSERT DATA {
  claim:sample.claimless-label a ckg:LabelUse ;
    ckg:labelText "regime forces" ;
    ckg:denotes actor:army ;
    ckg:usedBy actor:courier .
}
