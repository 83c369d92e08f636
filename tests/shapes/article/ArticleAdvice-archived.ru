# wrong: excerpts of a page that may be gone tomorrow
DELETE { article:excerpts ckg:archivedAt ?archive } WHERE { article:excerpts ckg:archivedAt ?archive }
