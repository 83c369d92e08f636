# wrong: whose plan?
DELETE DATA { claim:sample.C3.content ckg:intendedBy actor:army }
