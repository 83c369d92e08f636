# wrong: control as plain fact: who says so?
INSERT DATA {
  claim:sample.nobody-says a ckg:Control ;
    ckg:atPlace place:mirhan ;
    ckg:hasHolder actor:army .
}
