# wrong: who fights?
DELETE DATA { claim:sample.C2.content ckg:hasParticipant actor:front }
