# wrong: a membership with neither claim nor reference
DELETE DATA { relation:brigade-side ckg:reference "Invented yearbook, 2020" }
