# wrong: a caption given as the text of a satellite image
INSERT DATA {
  article:satellite ckg:text "The bridge from above." ;
    ckg:textSha256 "4b2b4c28c535afe1896ce50b107e7ee8564f90cda496fd2bb64be87955433dc1" ;
    dcterms:language "en" .
}
