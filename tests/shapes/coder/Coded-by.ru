# wrong: coded by an outlet
DELETE DATA { claim:sample.reading ckg:codedBy actor:editors } ;
INSERT DATA { claim:sample.reading ckg:codedBy actor:courier }
