"""A knowledge graph of conflict reporting: who said what, through whom, in which words."""

__version__ = "0.1.0"
