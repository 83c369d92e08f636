# wrong: from which claims?
DELETE DATA { conclusion:sample.lost ckg:derivedFrom claim:sample.C1 }
