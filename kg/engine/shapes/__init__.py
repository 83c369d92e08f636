"""SHACL shapes compiled to Python functions: the findings of pySHACL, ten times as fast and more.

An editor that checks an article on every saving cannot wait for pySHACL, which reads the shapes
graph anew at every step and parses each query once for every node. Here the shapes are read once,
into functions over an indexed graph, and the gazetteer once, into an index and a store that all
articles share. Read the modules in this order:

- `index`: a graph as dictionaries, laid over the index of its context
- `paths`: sh:path as a function from a node to its value nodes
- `parameter`: a value of a parameter of a shape, as components take it
- `components`: every constraint component that is compiled, with its clause of the specification
- `shape`: a compiled shape: what it tests, and what it finds
- `targets`: which nodes of the data a shape is about
- `queries`: SPARQL constraints, one query for all focus nodes where that is safe
- `compiler`: from the shapes graph to compiled shapes, refusing what it does not have
- `validator`: `CompiledValidator`, with the interface of `kg.validate.Validator`, and
  `validator_for`, which takes the one or the other

Nothing in here knows a term of our ontology. What it does not implement it refuses by name
(`NotCompiledError`) while compiling; `validator_for` then takes the reference,
`kg.validate.Validator`. Where pySHACL and the specification differ, the docstring of the component
says what is done here.
"""

from kg.engine.shapes.validator import Checks, CompiledValidator, validator_for

__all__ = ["Checks", "CompiledValidator", "validator_for"]
