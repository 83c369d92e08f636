# wrong: corners in fractions
DELETE { claim:video.C1 ckg:region ?region } INSERT { claim:video.C1 ckg:region "xywh=0.1,0.2,0.5,0.5" }
WHERE { claim:video.C1 ckg:region ?region }
