"""Answers as HTML: escaped, without scripts, asking no other server for anything."""
