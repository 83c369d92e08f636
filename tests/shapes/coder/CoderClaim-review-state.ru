# wrong: reviewed and draft at once
INSERT DATA { claim:sample.reading ckg:hasReviewState ckg:DraftState }
