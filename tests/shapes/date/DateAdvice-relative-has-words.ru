# wrong: last week, in which words?
DELETE DATA { claim:sample.C1.content.date ckg:hasExpression claim:sample.C1.content.date.words }
