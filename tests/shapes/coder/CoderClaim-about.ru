# wrong: about what?
DELETE DATA { claim:sample.reading ckg:concerns claim:sample.C1 , article:sample }
