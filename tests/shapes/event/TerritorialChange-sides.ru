# wrong: neither gainer nor loser
DELETE DATA { claim:sample.C3.content ckg:lostBy actor:army }
