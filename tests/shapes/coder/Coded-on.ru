# wrong: when was it encoded?
DELETE DATA { claim:sample.reading ckg:codedOn "2026-11-22"^^xsd:date }
