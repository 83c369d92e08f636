# wrong: in what relation?
DELETE DATA { claim:sample.link ckg:hasLinkKind ckg:CasualtiesOfLink }
