"""JSON Schemas: of answers, kept as a file, and of article and gazetteer files, generated."""
