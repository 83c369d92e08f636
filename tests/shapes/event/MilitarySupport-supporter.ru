# wrong: support from nobody
DELETE DATA { claim:sample.C6.content ckg:hasSupporter actor:army }
