"""The fast engines: ontology and shapes compiled once, each beside the reference it is equal to."""
