# wrong: in the town and near it
INSERT DATA { claim:sample.C2.content ckg:nearPlace place:mirhan }
