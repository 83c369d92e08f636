# wrong: an armed group is no news organisation
DELETE DATA { article:report ckg:publishedBy actor:courier } ;
INSERT DATA { article:report ckg:publishedBy actor:front }
