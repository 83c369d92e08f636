"""A sieve before the SPARQL constraints: for most nodes it is plain that a query finds nothing.

Putting a query to a store takes longer than everything else that is done for an article, and
nearly always the answer is empty. A sieve evaluates the same pattern over the index that the other
shapes use, and lets through each focus node of which it cannot rule out that the query finds
something about it; only for those is the query put. So a sieve finds nothing by itself. Where it is
not sure of a value it lets through, and a query that uses what it does not implement is refused by
name (`NotCompiledError`) and has no sieve: it is put for all its focus nodes.

- `words`: the words of a query
- `tree`: what a query consists of, and what of it looks at what
- `paths`: property paths
- `reader`: from the words to the tree
- `values`: what expressions are about, and comparing them; `MAYBE` where it is not sure
- `functions`: the functions of expressions
- `conditions`: expressions as the text of conditions
- `writer`: from the tree to one Python function
- `sieve`: `compile_sieve`, the way in

SPARQL 1.1 Query Language, sections 5 to 9 and 17: https://www.w3.org/TR/sparql11-query/.
"""

from kg.engine.sieve.sieve import Sieve, compile_sieve

__all__ = ["Sieve", "compile_sieve"]
