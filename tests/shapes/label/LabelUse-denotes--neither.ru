# wrong: neither actor nor place
DELETE DATA { claim:sample.C1.label ckg:denotes actor:army } ;
INSERT DATA { claim:sample.C1.label ckg:denotes article:sample }
