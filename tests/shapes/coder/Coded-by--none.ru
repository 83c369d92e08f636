# wrong: who says so?
DELETE DATA { claim:sample.reading ckg:codedBy actor:editors }
