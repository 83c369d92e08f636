# wrong: a direct quote of which only the coder's words are there
# also: Claim-passed-on-names-source because whoever is quoted stands in the chain
DELETE DATA { claim:video.C1 ckg:hasStance ckg:OwnVoiceStance } ;
INSERT DATA { claim:video.C1 ckg:hasStance ckg:DirectlyQuotedStance }
