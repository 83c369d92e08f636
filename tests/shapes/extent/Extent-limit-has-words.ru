# wrong: which words say most?
DELETE DATA { claim:sample.C1.content ckg:hasExtentExpression claim:sample.C1.words }
