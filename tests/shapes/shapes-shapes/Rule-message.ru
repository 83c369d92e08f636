# wrong: a finding would say nothing
DELETE DATA { shape:ToyContent-words sh:message "a toy content has words"@en }
