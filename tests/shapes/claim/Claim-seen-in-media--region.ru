# wrong: a text has no region
INSERT DATA { claim:sample.C2 ckg:region "xywh=percent:0,0,50,50" }
