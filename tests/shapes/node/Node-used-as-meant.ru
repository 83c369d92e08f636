# wrong: a plain edge from a place to its holder, which says nothing of who claims it
INSERT DATA { place:spring ckg:hasHolder actor:front }
