# wrong: two places in one conclusion
INSERT DATA { conclusion:sample.holds ckg:atPlace place:wadira }
