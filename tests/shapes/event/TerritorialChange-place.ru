# wrong: two places change hands in one change
# also: Extent-stated-for-areas because the second place is a province
INSERT DATA { claim:sample.C3.content ckg:atPlace place:wadira }
