# wrong: a campaign and a meeting at once
INSERT DATA { claim:sample.C3.content a ckg:Meeting }
