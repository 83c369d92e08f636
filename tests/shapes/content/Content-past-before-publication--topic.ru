# wrong: the article of 2 March agrees on what happened on 3 March
DELETE DATA { claim:sample.C2.content.topic ckg:hasModality ckg:PlannedModality ; a ckg:Intent ; ckg:intendedBy actor:army ; ckg:goal "hold the town" } ;
INSERT DATA {
  claim:sample.C2.content.topic a ckg:Campaign ;
    ckg:hasParticipant actor:army ;
    ckg:hasModality ckg:HappenedModality ;
    ckg:hasDate claim:sample.C2.content.topic.date .
  claim:sample.C2.content.topic.date a ckg:DateBounds ;
    ckg:earliestBegin "2021-03-03"^^xsd:date ;
    ckg:edtf "2021-03-03/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
