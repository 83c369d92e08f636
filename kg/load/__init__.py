"""From files to graphs: articles, gazetteer and RDF files, with a finding for every mistake."""
