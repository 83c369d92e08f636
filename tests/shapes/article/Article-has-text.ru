# wrong: an article without its text
DELETE { article:report ckg:text ?text } WHERE { article:report ckg:text ?text }
