# wrong: whose dead?
DELETE DATA { claim:sample.C1.content ckg:sufferedBy actor:army }
