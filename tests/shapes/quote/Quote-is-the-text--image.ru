# wrong: an image has no text that could be quoted
DELETE DATA { claim:sample.C1.attribution ckg:quotedFrom article:sample } ;
INSERT DATA { claim:sample.C1.attribution ckg:quotedFrom article:photograph }
