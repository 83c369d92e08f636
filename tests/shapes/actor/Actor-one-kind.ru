# wrong: a coalition and a militia at once
INSERT DATA { actor:league a ckg:Militia }
