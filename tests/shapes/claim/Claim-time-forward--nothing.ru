# wrong: a range from the beginning to the beginning
DELETE { claim:video.C1 ckg:timeRange ?time } INSERT { claim:video.C1 ckg:timeRange "t=,0" }
WHERE { claim:video.C1 ckg:timeRange ?time }
