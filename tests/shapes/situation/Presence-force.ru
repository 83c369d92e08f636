# wrong: presence of nobody
DELETE DATA { claim:sample.C2.content ckg:hasForce actor:front }
