# wrong: the campaign is part of its own attack
INSERT DATA { claim:sample.C2.content ckg:partOf claim:sample.C1.content }
