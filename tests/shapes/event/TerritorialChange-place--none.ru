# wrong: what changed hands?
DELETE DATA { claim:sample.C3.content ckg:atPlace place:mirhan }
