# wrong: from the text and from outside at once
INSERT DATA { claim:sample.knowledge ckg:hasCoderBasis ckg:TextCoderBasis }
