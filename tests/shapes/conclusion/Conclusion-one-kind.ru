# wrong: holds and lost at once
# also: LossConclusion-lost-by because nobody is said to have lost it
INSERT DATA { conclusion:sample.holds a ckg:LossConclusion }
