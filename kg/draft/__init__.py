"""Claims proposed from an article's text by rules: drafts, which a person then reviews."""
