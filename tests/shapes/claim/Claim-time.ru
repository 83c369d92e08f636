# wrong: minutes where seconds are meant
DELETE { claim:video.C1 ckg:timeRange ?time } INSERT { claim:video.C1 ckg:timeRange "t=1:12,1:15" }
WHERE { claim:video.C1 ckg:timeRange ?time }
