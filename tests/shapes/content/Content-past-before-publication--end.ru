# wrong: presupposed to have ended by then, but it ends on 3 March at the earliest
DELETE DATA { claim:sample.C1.content ckg:hasModality ckg:HappenedModality } ;
INSERT DATA { claim:sample.C1.content ckg:hasModality ckg:PresupposedModality } ;
DELETE { claim:sample.C1.content.date ?property ?value } WHERE { claim:sample.C1.content.date ?property ?value } ;
INSERT DATA {
  claim:sample.C1.content.date a ckg:DateBounds ;
    ckg:latestBegin "2021-03-01"^^xsd:date ;
    ckg:earliestEnd "2021-03-03"^^xsd:date ;
    ckg:edtf "[..2021-03-01]/.."^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
