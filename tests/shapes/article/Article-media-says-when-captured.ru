# wrong: nobody knows when the video was captured
DELETE { article:video ckg:capturedAt ?time } WHERE { article:video ckg:capturedAt ?time }
