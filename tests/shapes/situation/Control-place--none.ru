# wrong: control of what?
DELETE DATA { claim:sample.C1.content ckg:atPlace place:mirhan }
