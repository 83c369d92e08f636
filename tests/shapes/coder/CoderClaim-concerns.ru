# wrong: a coder speaks about claims and articles
INSERT DATA { claim:sample.reading ckg:concerns place:mirhan }
