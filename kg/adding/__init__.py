"""Adding to a project: a new article file, a new entry of its gazetteer; whole or not at all."""
