# wrong: a class in an axiom is not defined
INSERT DATA {
  [] a owl:AllDisjointClasses ; owl:members _:first .
  _:first rdf:first ckg:ToyTrain ; rdf:rest _:second .
  _:second rdf:first ckg:ToyCar ; rdf:rest rdf:nil .
}
