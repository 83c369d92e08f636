# wrong: nobody says what is seen in the photograph
DELETE { claim:photograph.C1 ckg:description ?words } WHERE { claim:photograph.C1 ckg:description ?words }
