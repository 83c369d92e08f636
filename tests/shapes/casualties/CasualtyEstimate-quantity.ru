# wrong: casualties without a number
DELETE DATA { claim:sample.C1.content ckg:hasQuantity claim:sample.C1.killed , claim:sample.C1.wounded } ;
DELETE { ?quantity ?property ?value } WHERE { ?quantity a ckg:Quantity ; ?property ?value }
