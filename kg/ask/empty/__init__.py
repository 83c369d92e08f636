"""Why an answer is empty: of a question, and of any SPARQL query."""
