"""Questions whose answer is a table: the plain rows, and what has to be worked out."""
