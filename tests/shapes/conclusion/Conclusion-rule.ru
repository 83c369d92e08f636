# wrong: by which rule?
DELETE DATA { conclusion:sample.holds ckg:concludedBy rule:sample }
