# wrong: 9 seconds come before 12, whatever the letters say
DELETE { claim:video.C1 ckg:timeRange ?time } INSERT { claim:video.C1 ckg:timeRange "t=12,9" }
WHERE { claim:video.C1 ckg:timeRange ?time }
