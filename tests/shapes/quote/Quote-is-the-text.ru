# wrong: one letter is small where the text has a capital
DELETE DATA { claim:sample.C1.quote ckg:exact "Northern Front fighters took Qasr Mirhan" } ;
INSERT DATA { claim:sample.C1.quote ckg:exact "Northern front fighters took Qasr Mirhan" }
