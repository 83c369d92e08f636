# wrong: killed or wounded?
DELETE DATA { claim:sample.C1.killed ckg:hasCasualtyKind ckg:KilledCasualty }
