# wrong: a link starts at the claim, not at its content
DELETE DATA { claim:sample.link ckg:hasLinkKind ckg:CasualtiesOfLink ; ckg:linksFrom claim:sample.C2 } ;
INSERT DATA { claim:sample.link ckg:hasLinkKind ckg:TensionLink ; ckg:linksFrom claim:sample.C2.content }
