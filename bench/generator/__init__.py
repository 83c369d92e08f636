"""An invented war in any number of articles: the same seed always gives the same files.

Nothing in it happened, and nobody in it exists: names are put together from syllables.
"""
