# wrong: support for a place
INSERT DATA { claim:sample.C6.content ckg:hasBeneficiary place:mirhan }
