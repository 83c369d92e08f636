# wrong: a definition that says nothing
DELETE DATA { claim:sample.C1.content ckg:definition "fighters of the northern valleys" }
