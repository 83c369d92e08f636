"""Reading what people wrote: files become graphs and findings, never tracebacks."""
