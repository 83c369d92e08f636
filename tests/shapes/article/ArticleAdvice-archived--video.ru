# wrong: a video that its publisher may take down
DELETE { article:video ckg:archivedAt ?archive } WHERE { article:video ckg:archivedAt ?archive }
