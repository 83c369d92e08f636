# wrong: supplied by the coder, but in which claim?
DELETE DATA { claim:sample.C3.content.date ckg:hasDateRule ckg:StatedDateRule } ;
INSERT DATA { claim:sample.C3.content.date ckg:hasDateRule ckg:CoderDateRule }
