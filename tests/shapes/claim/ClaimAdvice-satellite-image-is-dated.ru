# wrong: nobody says when the satellite image was taken
DELETE { claim:satellite.C1.content ckg:hasDate ?date . ?date ?property ?value }
WHERE { claim:satellite.C1.content ckg:hasDate ?date . ?date ?property ?value }
