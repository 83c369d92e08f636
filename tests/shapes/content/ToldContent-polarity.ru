# wrong: affirmed or denied?
DELETE DATA { claim:sample.C2.content.topic ckg:hasPolarity ckg:AffirmedPolarity }
