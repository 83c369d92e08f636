"""Writing article and gazetteer files: entries in the house's style, put in without other change."""
