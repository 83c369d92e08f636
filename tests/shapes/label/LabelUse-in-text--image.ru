# wrong: an image has no text in which a label could stand
INSERT DATA {
  claim:photograph.C1.label a ckg:LabelUse ;
    ckg:labelText "regime forces" ;
    ckg:denotes actor:army ;
    ckg:usedBy actor:courier .
}
