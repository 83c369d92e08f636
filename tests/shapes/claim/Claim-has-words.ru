# wrong: a claim without the words that make it
DELETE { claim:sample.C1 ckg:hasQuote ?quote . ?quote ?property ?value }
WHERE { claim:sample.C1 ckg:hasQuote ?quote . ?quote ?property ?value }
