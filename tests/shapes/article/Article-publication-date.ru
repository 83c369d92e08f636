# wrong: a place is no derivation
INSERT DATA { article:report ckg:hasPublicationDate place:mirhan }
