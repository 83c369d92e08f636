# wrong: a claim in two articles
# also: Claim-quotes-its-article because its quotes can come from only one of the two
# also: Claim-chain-begins-with-publisher because the two articles have different publishers
# also: LabelUse-in-text because the label stands in only one of the two
INSERT DATA { claim:sample.C1 ckg:inArticle article:other }
