"""Answers in words: what the terminal and the pages say in the same way."""
