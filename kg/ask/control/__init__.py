"""Who controls a place: statements in time, what follows from them, and how it is said."""
