# wrong: an alliance of one
DELETE DATA { claim:sample.C3.content ckg:hasMember actor:brigade }
