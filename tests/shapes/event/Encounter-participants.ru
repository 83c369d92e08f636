# wrong: a meeting of nobody
DELETE DATA { claim:sample.C4.content ckg:hasParticipant actor:army , actor:brigade }
