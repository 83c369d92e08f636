# wrong: an empty source chain; not even the outlet speaks
DELETE { claim:sample.C2 ckg:hasSource ?link . ?link ?property ?value }
WHERE { claim:sample.C2 ckg:hasSource ?link . ?link ?property ?value }
