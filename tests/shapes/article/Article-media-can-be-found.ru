# wrong: an image that nobody else can look at
# also: ArticleAdvice-archived because an archived copy would make it possible
DELETE { article:satellite ckg:archivedAt ?archive } WHERE { article:satellite ckg:archivedAt ?archive }
