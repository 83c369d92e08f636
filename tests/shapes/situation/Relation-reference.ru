# wrong: an empty reference
INSERT DATA { relation:brigade-side ckg:reference " " }
