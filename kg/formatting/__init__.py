"""Files in one canonical form, with their comments and without a change of meaning."""
