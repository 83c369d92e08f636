# wrong: whole and most at once
INSERT DATA { claim:sample.C1.content ckg:hasExtent ckg:WholeExtent }
