# wrong: known from outside, but from where?
DELETE DATA { claim:sample.knowledge ckg:reference "Sada Wire, 1 March 2021 (invented)" }
