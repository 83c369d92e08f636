"""Annotations made with other tools: read, fitted to an article's text, made draft claims."""
