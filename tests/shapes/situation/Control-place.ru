# wrong: control of two places in one situation
INSERT DATA { claim:sample.C1.content ckg:atPlace place:spring . place:spring a ckg:Village ; skos:prefLabel "Mirhan Spring"@en , "عين مرهان"@ar ; ckg:within place:wadira }
