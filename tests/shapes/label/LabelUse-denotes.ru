# wrong: a name for two actors
INSERT DATA { claim:sample.C1.label ckg:denotes actor:front }
