"""Understanding a question in words: which it is, and what it names."""
