# wrong: a name is kept with who used it, not as the thing itself
INSERT DATA { claim:sample.C1 ckg:hasLabelUse place:mirhan }
