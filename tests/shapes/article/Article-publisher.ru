# wrong: a town publishes nothing
DELETE DATA { article:report ckg:publishedBy actor:courier } ;
INSERT DATA { article:report ckg:publishedBy place:mirhan }
