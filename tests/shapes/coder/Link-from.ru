# wrong: from where?
# also: CoderClaim-about because a link is about what it starts at
DELETE DATA { claim:sample.link ckg:linksFrom claim:sample.C2 }
