# wrong: an event is no relation of the gazetteer
INSERT DATA { conclusion:sample.holds ckg:restsOnRelation claim:sample.C1.content }
