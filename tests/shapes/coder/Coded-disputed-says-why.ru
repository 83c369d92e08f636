# wrong: disputed, but about what?
DELETE DATA { claim:sample.knowledge ckg:disagreement "One coder reads Monday." }
