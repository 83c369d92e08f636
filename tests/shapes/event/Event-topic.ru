# wrong: a topic is a content, not a place
INSERT DATA { claim:sample.C7.content ckg:hasTopic place:mirhan }
