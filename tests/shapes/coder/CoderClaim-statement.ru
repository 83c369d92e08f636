# wrong: says nothing
DELETE DATA { claim:sample.reading ckg:statement "The agency meant is Sada Wire." }
