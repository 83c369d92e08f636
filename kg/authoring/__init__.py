"""Writing article and gazetteer files: entries in the house's style, added without other change."""
