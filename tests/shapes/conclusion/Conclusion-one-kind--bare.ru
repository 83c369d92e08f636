# wrong: holds or lost?
DELETE DATA { conclusion:sample.holds a ckg:ControlConclusion ; ckg:hasHolder actor:side } ;
INSERT DATA { conclusion:sample.holds a ckg:Conclusion }
