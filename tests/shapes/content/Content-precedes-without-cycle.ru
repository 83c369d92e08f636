# wrong: each precedes the other
INSERT DATA {
  claim:sample.C1.content ckg:precedes claim:sample.C2.content .
  claim:sample.C2.content ckg:precedes claim:sample.C1.content .
}
