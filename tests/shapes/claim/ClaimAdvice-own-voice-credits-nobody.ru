# wrong: in its own voice, and yet it credits the wire
DELETE DATA { claim:sample.C1 ckg:hasStance ckg:ReportedStance } ;
INSERT DATA { claim:sample.C1 ckg:hasStance ckg:OwnVoiceStance }
