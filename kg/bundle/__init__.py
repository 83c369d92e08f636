"""An answer with everything that it rests on in one file, and whether it still holds."""
