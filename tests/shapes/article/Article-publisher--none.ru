# wrong: nobody published it
DELETE DATA { article:report ckg:publishedBy actor:courier }
