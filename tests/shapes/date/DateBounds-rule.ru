# wrong: worked out by which rule?
DELETE DATA { claim:sample.C2.content.date ckg:hasDateRule ckg:OngoingDateRule }
