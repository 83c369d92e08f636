# wrong: what is the one to the other?
DELETE DATA { claim:sample.C2.content ckg:hasPlaceRelation ckg:BordersRelation }
