# wrong: a code of another list
DELETE DATA { claim:sample.C2 ckg:hasStance ckg:OwnVoiceStance } ;
INSERT DATA { claim:sample.C2 ckg:hasStance ckg:ForInterest }
