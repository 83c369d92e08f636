# wrong: held by whom?
DELETE DATA { conclusion:sample.holds ckg:hasHolder actor:side }
