# wrong: the brigade supports itself
INSERT DATA { claim:sample.C6.content ckg:hasSupporter actor:brigade }
