# wrong: nobody knows how far it was checked
DELETE DATA { claim:sample.C1 ckg:hasReviewState ckg:ReviewedState }
