"""What changed between two versions of a graph: claims, articles, gazetteer, by meaning."""
