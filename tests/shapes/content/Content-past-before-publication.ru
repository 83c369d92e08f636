# wrong: on 3 March, as the article of 2 March says
DELETE { claim:sample.C1.content.date ?property ?value } WHERE { claim:sample.C1.content.date ?property ?value } ;
INSERT DATA {
  claim:sample.C1.content.date a ckg:DateBounds ;
    ckg:earliestBegin "2021-03-03"^^xsd:date ;
    ckg:latestBegin "2021-03-03"^^xsd:date ;
    ckg:earliestEnd "2021-03-03"^^xsd:date ;
    ckg:latestEnd "2021-03-03"^^xsd:date ;
    ckg:edtf "2021-03-03"^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
    ckg:hasDateRule ckg:StatedDateRule .
}
