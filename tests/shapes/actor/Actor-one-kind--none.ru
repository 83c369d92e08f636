# wrong: which kind of actor?
DELETE DATA { actor:league a ckg:Coalition } ;
INSERT DATA { actor:league a ckg:Actor }
