# wrong: who belongs to it?
DELETE DATA { relation:brigade-side ckg:hasMember actor:brigade }
