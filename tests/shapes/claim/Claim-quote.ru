# wrong: the words of a claim are a quote, not a name
INSERT DATA { claim:sample.C1 ckg:hasQuote claim:sample.C1.label }
