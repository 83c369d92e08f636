# wrong: a region without width
DELETE { claim:video.C1 ckg:region ?region } INSERT { claim:video.C1 ckg:region "xywh=10,20,0,40" }
WHERE { claim:video.C1 ckg:region ?region }
