# wrong: a place takes part
INSERT DATA { claim:sample.C2.content ckg:hasParticipant place:mirhan }
