# wrong: a photograph has no time range
INSERT DATA { claim:photograph.C1 ckg:timeRange "t=12,15" }
