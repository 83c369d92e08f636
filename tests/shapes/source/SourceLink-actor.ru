# wrong: a place says nothing
DELETE DATA { claim:sample.C1.source2 ckg:namesSource actor:sada } ;
INSERT DATA { claim:sample.C1.source2 ckg:namesSource place:mirhan }
