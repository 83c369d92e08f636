# wrong: lost by a place
DELETE DATA { conclusion:sample.lost ckg:lostBy actor:front } ;
INSERT DATA { conclusion:sample.lost ckg:lostBy place:wadira }
