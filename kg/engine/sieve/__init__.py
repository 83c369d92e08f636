"""A sieve before the SPARQL constraints: for most nodes it is plain that a query finds nothing.

Putting a query to a store takes longer than everything else that is done for an article, and
nearly always the answer is empty. A sieve evaluates the same pattern over the index that the other
shapes use, and lets through each focus node of which it cannot rule out that the query finds
something about it; only for those is the query put. So a sieve finds nothing by itself. Where it is
not sure of a value it lets through, and a query that uses what it does not implement is refused by
name (`NotCompiledError`) and has no sieve: it is put for all its focus nodes.

- `words`: the words of a query
- `values`: what expressions are about, and comparing them; `MAYBE` where it is not sure
- `expressions`: from the words of an expression to a function
- `paths`: property paths
- `patterns`: groups of triple patterns, filters, OPTIONAL, UNION and BIND
- `sieve`: `compile_sieve`, the way in

SPARQL 1.1 Query Language, sections 5 to 9 and 17: https://www.w3.org/TR/sparql11-query/.
"""

from kg.engine.sieve.sieve import Sieve, compile_sieve

__all__ = ["Sieve", "compile_sieve"]
