# wrong: declared by nobody
DELETE DATA { claim:sample.C5.content ckg:declaredBy actor:army }
