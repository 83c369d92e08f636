# wrong: a post without its text
DELETE { article:post ckg:text ?text } WHERE { article:post ckg:text ?text }
