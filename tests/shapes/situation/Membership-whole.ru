# wrong: belongs to what?
DELETE DATA { relation:brigade-side ckg:hasWhole actor:side }
