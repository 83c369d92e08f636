# wrong: six hamlets, but where?
DELETE DATA { place:sample.hamlets ckg:within place:wadira }
