# wrong: a plan to do what?
DELETE DATA { claim:sample.C3.content ckg:goal "drive the Front out" }
