# wrong: the only constraint is misspelt, and pySHACL lets it pass
# also: Wording-known-shacl-terms because SHACL has no such term
DELETE { shape:ToyContent-polarity sh:in ?list } INSERT { shape:ToyContent-polarity sh:inn ?list } WHERE { shape:ToyContent-polarity sh:in ?list }
