# wrong: the region begins at 11 percent and is 90 percent wide
DELETE { claim:photograph.C1 ckg:region ?region }
INSERT { claim:photograph.C1 ckg:region "xywh=percent:11,20,90,30" }
WHERE { claim:photograph.C1 ckg:region ?region }
