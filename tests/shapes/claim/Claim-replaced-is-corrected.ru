# wrong: replaced, and yet it stands
INSERT DATA { claim:sample.C1 ckg:replacedBy claim:sample.C2 }
