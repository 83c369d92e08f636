"""OWL RL of one article in milliseconds, equal to the reference `kg.reason`.

`axioms` reads the ontology once into tables of what follows from a triple, and refuses by name
every kind of axiom that it has no table for. `layer` holds triples, one layer over another:
ontology, gazetteer, article. `rules` adds to a layer what follows, one new triple at a time
(semi-naive evaluation), so that closing an article costs what the article has and not what the
gazetteer has. `reasoner` puts them together and falls back to the reference where it must.

Rules: OWL 2 Profiles, section 4.3
(https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules).
"""

from kg.engine.closure.reasoner import Closure, CompiledReasoner, Schema, reasoner_for

__all__ = ["Closure", "CompiledReasoner", "Schema", "reasoner_for"]
