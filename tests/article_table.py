"""What the graph of the built-in article must say, claim by claim, worked out by hand.

Written from the text and the list of claims C1 to C16 with their primes (C1′ is C1p), not from the
program's output. Offsets are code points of the text. `test_article.py` compares.
"""

CHAINS = {
    "outlet": ["zaman-al-wasl"],
    "Amaq": ["zaman-al-wasl", "amaq"],
    "agency": ["zaman-al-wasl", "amaq credited K2"],
    "Amaq?": ["zaman-al-wasl", "amaq unclear"],
    "feeds": ["zaman-al-wasl", "pro-regime-news-feeds"],
    "Reuters": ["zaman-al-wasl", "reuters", "syrian-democratic-forces dropped K6"],
    "copy": ["zaman-al-wasl", "reuters uncredited K8"],
    "copy, SDF": ["zaman-al-wasl", "reuters uncredited K8", "syrian-democratic-forces"],
}
"""Source chains, outlet first: credited where nothing else is said; K is the coder's claim."""

WORDS = """
claim | quote     | attribution | chain     | stance          | interest | modality
C1    | 17-133    | 135-183     | agency    | claimed         | for      | happened
C1pa  | 17-57     | 135-183     | agency    | presupposed     | neutral  | presupposed
C1pb  | 17-57     | 135-183     | agency    | presupposed     | against  | presupposed
C1pc  | 36-80     | 135-183     | agency    | presupposed     | neutral  | presupposed
C2    | 185-290   | 292-305     | Amaq      | claimed         | for      | happened
C2p   | 216-254   | 292-305     | Amaq?     | presupposed     | neutral  | presupposed
C3    | 307-385   | 387-413     | feeds     | claimed         | against  | happened
C4a   | 415-518   |             | outlet    | own-voice       | unknown  | happened
C4b   | 415-518   |             | outlet    | own-voice       | unknown  | happened
C5a   | 520-592   |             | outlet    | own-voice       | unknown  | happened
C5b   | 520-592   |             | outlet    | own-voice       | unknown  | happened
C5c   | 593-661   |             | outlet    | presupposed     | unknown  | presupposed
C5d   | 593-661   |             | outlet    | presupposed     | unknown  | presupposed
C5e   | 593-661   |             | outlet    | presupposed     | unknown  | presupposed
C5f   | 607-634   |             | outlet    | presupposed     | neutral  | presupposed
C6a   | 663-779   |             | outlet    | own-voice       | unknown  | happened
C6b   | 663-779   |             | outlet    | own-voice       | unknown  | happened
C7a   | 781-879   | 957-973     | Reuters   | reported        | neutral  | happened
C7b   | 880-917   | 957-973     | Reuters   | reported        | neutral  | planned
C7c   | 918-955   | 957-973     | Reuters   | presupposed     | neutral  | presupposed
C8    | 975-1108  |             | copy      | own-voice       | neutral  | happened
C9a   | 1110-1262 | 1263-1290   | copy, SDF | directly-quoted | for      | happened
C9b   | 1126-1206 | 1263-1290   | copy, SDF | directly-quoted | for      | planned
C9c   | 1212-1260 | 1263-1290   | copy, SDF | directly-quoted | for      | planned
C9d   | 1212-1260 | 1263-1290   | copy, SDF | directly-quoted | for      | presupposed
C9pa  | 1025-1065 |             | copy      | own-voice       | neutral  | happened
C9pb  | 1292-1336 |             | copy      | own-voice       | neutral  | happened
C9pc  | 1025-1065 |             | copy      | own-voice       | neutral  | happened
C10a  | 1338-1410 | 1349-1373   | copy, SDF | reported        | for      | happened
C10b  | 1377-1410 |             | copy      | presupposed     | neutral  | presupposed
C11a  | 1400-1430 |             | copy      | own-voice       | neutral  | happened
C11b  | 1432-1502 |             | copy      | own-voice       | neutral  | planned
C11c  | 1483-1537 |             | copy      | own-voice       | neutral  | happened
C11d  | 1516-1537 |             | copy      | presupposed     | neutral  | presupposed
C12a  | 1539-1683 |             | copy      | own-voice       | neutral  | happened
C12b  | 1588-1656 |             | copy      | own-voice       | neutral  | happened
C12c  | 1588-1656 |             | copy      | own-voice       | neutral  | happened
C13a  | 1704-1833 |             | copy      | own-voice       | neutral  | happened
C13b  | 1838-1864 |             | copy      | own-voice       | neutral  | happened
C13pa | 1748-1821 |             | copy      | presupposed     | neutral  | presupposed
C13pb | 1704-1757 |             | copy      | presupposed     | neutral  | presupposed
C14   | 1866-1905 |             | copy      | own-voice       | neutral  | happened
C14p  | 1907-1971 |             | copy      | presupposed     | neutral  | presupposed
C15   | 1973-2144 |             | copy      | own-voice       | neutral  | happened
C16   | 2146-2210 |             | copy      | own-voice       | neutral  | happened
"""

CONTENTS = """
C1    TerritorialChange  gainedBy islamic-state, lostBy syrian-government-forces
                         place six-villages
C1pa  Control            holder islamic-state, place six-villages, precedes C1, precedes C1pc
C1pb  TerritorialChange  lostBy islamic-state, place six-villages, precedes C1
C1pc  Control            holder syrian-government-forces, place six-villages
C2    Attack             attacker islamic-state, target syrian-army, target al-quds-brigade
                         near albu-kamal
C2p   Alliance           member syrian-army, member al-quds-brigade
C3    CasualtyEstimate   sufferedBy al-quds-brigade
C4a   TerritorialChange  lostBy islamic-state, place syria-north, extent part: much of
                         oustedBy syrian-army, oustedBy kurdish-militias-syria
C4b   TerritorialChange  lostBy islamic-state, place syria-east, extent part: much of
                         oustedBy syrian-army, oustedBy kurdish-militias-syria
C5a   Control            holder islamic-state, place syria, extent part: small pockets
C5b   Control            holder islamic-state, place iraq, extent part: small pockets
C5c   TerritorialChange  lostBy islamic-state, place raqqa
C5d   TerritorialChange  lostBy islamic-state, place deir-ezzor
C5e   TerritorialChange  lostBy islamic-state, place albu-kamal
C5f   Definition         defines raqqa, definition: the de facto capital
C6a   TerritorialChange  gainedBy syrian-democratic-forces, place deir-ezzor-eastern-countryside
                         extent most: most of
C6b   Battle             participant syrian-democratic-forces, participant islamic-state
                         place deir-ezzor-eastern-countryside
C7a   Agreement          participant syrian-democratic-forces, participant iraqi-army, topic C7b
C7b   Intent             intendedBy syrian-democratic-forces, intendedBy iraqi-army
                         goal: protect the common border region, place syrian-iraqi-border-zone
C7c   TerritorialChange  lostBy islamic-state, oustedBy syrian-democratic-forces
                         oustedBy iraqi-army, place syrian-iraqi-border-zone, extent unstated
C8    Meeting            participant syrian-democratic-forces, participant iraqi-forces
C9a   Discussion         participant syrian-democratic-forces, participant iraqi-forces
                         partOf C8, topic C9b, topic C9c
C9b   Intent             intendedBy syrian-democratic-forces, intendedBy iraqi-forces
                         goal: protect the border, place border-region-adjacent-to-deir-ezzor
C9c   Intent             intendedBy syrian-democratic-forces, intendedBy iraqi-forces
                         target islamic-state, goal: eradicate Islamic State there
                         place border-region-adjacent-to-deir-ezzor
C9d   Presence           force islamic-state, place border-region-adjacent-to-deir-ezzor
C9pa  Definition         defines syrian-democratic-forces
                         definition: an alliance of Kurdish and Arab militias
C9pb  Definition         defines islamic-state
                         definition: Daesh is an Arabic acronym for Islamic State
C9pc  Membership         member kurdish-militias-syria, member arab-militias-syria
                         whole syrian-democratic-forces
C10a  Declaration        declaredBy syrian-democratic-forces, outcome: victory, topic C10b
C10b  Offensive          attacker syrian-democratic-forces, place deir-ezzor-province
C11a  GeographicFact     subject deir-ezzor-province, relation borders, object iraq
C11b  Intent             intendedBy syrian-democratic-forces, place deir-ezzor-east-of-euphrates
                         goal: seize territory east of the Euphrates
C11c  GeographicFact     subject euphrates, relation bisects, object deir-ezzor-province
C11d  Definition         defines deir-ezzor-province, definition: oil-rich
C12a  Campaign           attacker syrian-democratic-forces, target islamic-state
C12b  AirSupport         supporter us-led-coalition, beneficiary syrian-democratic-forces
                         partOf C12a
C12c  MilitarySupport    supporter us-led-coalition, beneficiary syrian-democratic-forces
                         partOf C12a
C13a  TerritorialChange  gainedBy iraqi-forces, lostBy islamic-state, place iraqi-side-of-border
                         extent part: the last swathes of territory
C13b  TerritorialChange  gainedBy iraqi-forces, place iraq-western-desert, extent whole
C13pa Control            holder islamic-state, place iraqi-side-of-border
                         extent part: territory still under Islamic State control
C13pb Control            holder iraqi-government, place iraqi-side-of-border
                         extent part: the last swathes of territory
                         precedes C13a, precedes C13pa
C14   Campaign           target islamic-state
C14p  TerritorialChange  gainedBy islamic-state, place iraq, extent part: about a third
C15   Campaign           attacker iraqi-forces, attacker iraqi-army, attacker iraqi-air-force
                         attacker iraqi-police, attacker iraqi-counter-terrorism-forces
                         attacker shiite-paramilitaries-iraq, attacker sunni-paramilitaries-iraq
                         attacker peshmerga, target islamic-state
C16   AirSupport         supporter us-led-coalition, beneficiary iraqi-forces, partOf C15
"""
"""Class and everything that is said of it but dates and numbers."""

DATES = """
claim | bounds                    | rule                 | anchor     | words
C1    | by 2017-12-12             | not-after            | 2017-12-12 | have recaptured
C1pa  | until 2017-12-12          | until                | 2017-12-12 | recaptured
C1pb  | by 2017-12-12             | not-after            | 2017-12-12 | recaptured
C1pc  | until 2017-12-12          | until                | 2017-12-12 | recaptured
C2    | on 2017-12-11             | weekday-before       | 2017-12-12 | late on Monday
C2p   | at 2017-12-11             | ongoing              | 2017-12-11 | allied
C3    | by 2017-12-12             | not-after            | 2017-12-12 | were killed
C4a   | by 2017-12-12             | not-after            | 2017-12-12 | have pushed
C4b   | by 2017-12-12             | not-after            | 2017-12-12 | have pushed
C5a   | at 2017-12-12             | ongoing              | 2017-12-12 | has shrinked
C5b   | at 2017-12-12             | ongoing              | 2017-12-12 | has shrinked
C5c   | by 2017-12-12             | not-after            | 2017-12-12 | after fall of
C5d   | by 2017-12-12             | not-after            | 2017-12-12 | after fall of
C5e   | by 2017-12-12             | not-after            | 2017-12-12 | after fall of
C6a   | by 2017-12-12             | not-after            | 2017-12-12 | took
 or   | in 2017-12-04..2017-12-10 | iso-week-before      | 2017-12-12 | last week
 or   | in 2017-12-03..2017-12-09 | sunday-week-before   | 2017-12-12 | last week
 or   | in 2017-12-02..2017-12-08 | saturday-week-before | 2017-12-12 | last week
C6b   | in 2017-12-04..2017-12-10 | iso-week-before      | 2017-12-12 | last week
 or   | in 2017-12-03..2017-12-09 | sunday-week-before   | 2017-12-12 |
 or   | in 2017-12-02..2017-12-08 | saturday-week-before | 2017-12-12 |
 or   | by 2017-12-12             | not-after            | 2017-12-12 |
C7a   | on 2017-12-11             | weekday-before       | 2017-12-12 | On Monday
C7b   | on 2017-12-11             | weekday-before       | 2017-12-12 | On Monday
C7c   | by 2017-12-11             | not-after            | 2017-12-11 | after ousting
C8    | on 2017-12-10             | weekday-before       | 2017-12-12 | on Sunday
C9a   | on 2017-12-10             | weekday-before       | 2017-12-12 | on Sunday
C9b   | on 2017-12-10             | weekday-before       | 2017-12-12 | on Sunday
C9c   | on 2017-12-10             | weekday-before       | 2017-12-12 | on Sunday
C9d   | at 2017-12-10             | ongoing              | 2017-12-10 | on Sunday
C9pc  | at 2017-12-12             | ongoing              | 2017-12-12 | an alliance
C10a  | in 2017-12-04..2017-12-10 | iso-week-before      | 2017-12-12 | Last week
 or   | in 2017-12-03..2017-12-09 | sunday-week-before   | 2017-12-12 |
 or   | in 2017-12-02..2017-12-08 | saturday-week-before | 2017-12-12 |
C10b  | by 2017-12-12             | not-after            | 2017-12-12 | its assault
C11b  | by 2017-12-12             | not-after            | 2017-12-12 | focused on
C12a  | at 2017-12-12             | ongoing              | 2017-12-12 | has been battling for months
C12b  | at 2017-12-12             | ongoing              | 2017-12-12 | for months
C12c  | at 2017-12-12             | ongoing              | 2017-12-12 | for months
C13a  | on 2017-12-09             | weekday-before       | 2017-12-12 | on Saturday
C13b  | on 2017-12-09             | weekday-before       | 2017-12-12 | on Saturday
 or   | by 2017-12-12             | not-after            | 2017-12-12 |
C13pa | until 2017-12-09          | until                | 2017-12-09 | still
C13pb | until 2017-12-09          | until                | 2017-12-09 | recaptured
C14   | ended 2017-12-09          | weekday-before       | 2017-12-12 | on Saturday
C14p  | in 2014-01-01..2014-12-31 | years-before         | 2017-12-09 | three years after
C15   | by 2017-12-12             | not-after            | 2017-12-12 | fought
C16   | by 2017-12-12             | not-after            | 2017-12-12 | received
"""
"""`in`: on a day of these. `by`: on or before that day. `until`: had begun, ended on or before it.
`ended`: had begun, ended on it. `at`: had begun, goes on then. `or`: a rival reading, of the same
words where it gives none."""

SAID = """
claim               | bounds        | rule           | anchor     | words      | coder's claim
C1 C1pa C1pb C1pc   | on 2017-12-12 | weekday-before | 2017-12-12 | on Tuesday |
C7a C7b C7c         | on 2017-12-11 | coder          |            |            | K6
"""

NUMBERS = """
killed  | 7 or more  |          | At least 7
wounded | 14         |          | 14 more
wounded | 14 or more | rival of | At least 7 militants from al-Quds Brigade were killed and 14 more
"""
"""The casualties of C3."""

NAMES = """
name                              | denotes                        | claims
ISIS                              | islamic-state                  | C1 C1pa C1pb C5a C5b C6a C6b
Daesh                             | islamic-state                  | C2 C9pb
Daesh mercenaries                 | islamic-state                  | C9a C9c C9d
Islamic State                     | islamic-state                  | C4a C4b C9pb C12a C13a C13pa
Islamic State militants           | islamic-state                  | C7c
IS                                | islamic-state                  | C12a C14 C15
the group's official news agency  | amaq K2                        | C1 C1pa C1pb C1pc
Amaq                              | amaq                           | C2 C2p
regime forces                     | syrian-government-forces       | C1 C1pc
regime army                       | syrian-army                    | C2 C2p
Assad army                        | syrian-army                    | C4a C4b
al-Quds militia                   | al-quds-brigade                | C2 C2p
al-Quds Brigade                   | al-quds-brigade                | C3
militants                         | al-quds-brigade                | C3
pro-regime news feeds             | pro-regime-news-feeds          | C3
Kurdish militias                  | kurdish-militias-syria         | C4a C4b
Syrian Democratic Forces          | syrian-democratic-forces       | C6a C6b C8
SDF                               | syrian-democratic-forces       | C8 C9a C9b C9c C9d C10a
Kurdish-led SDF                   | syrian-democratic-forces       | C12a
U.S.-led Kurdish forces in Syria  | syrian-democratic-forces K7    | C7a
U.S.-led coalition                | us-led-coalition               | C12a C12b C12c
U.S.-led global coalition         | us-led-coalition               | C16
Reuters                           | reuters                        | C7a C7b C7c
Iraqi army                        | iraqi-army                     | C7a
Iraqi military leaders            | iraqi-forces                   | C8
Iraqi forces                      | iraqi-forces                   | C13a C13pb
Iraqi forces                      | iraqi-forces K15               | C15
army                              | iraqi-army                     | C15
air force                         | iraqi-air-force                | C15
police                            | iraqi-police                   | C15
elite counter-terrorism forces    | iraqi-counter-terrorism-forces | C15
Sunni paramilitaries              | sunni-paramilitaries-iraq      | C15
Kurdish Peshmerga fighters        | peshmerga                      | C15
Deir Ezzor                        | deir-ezzor K5                  | C5d
Deir Ezzor                        | deir-ezzor-province            | C10b C11a
"""
"""Every name of an actor in the text, and the place name that needs a reading."""

SPOKEN = {"Daesh mercenaries": "syrian-democratic-forces"}
"""Names inside quotation marks, with who is quoted. All other names are the outlet's words."""

CODER = """
claim | basis   | concerns            | kind          | from | to  | proposes
K1    | outside | article             |               |      |     | on 2017-12-12
K2    | text    | C1 C1pa C1pb C1pc   |               |      |     |
K3    | text    | C1 C6a C11b C11c    | reconciled    | C1   | C6a |
K4    | assumed | C2 C3               | casualties-of | C3   | C2  |
K5    | text    | C5d                 |               |      |     |
K6    | outside | C7a C7b C7c         |               |      |     | on 2017-12-10, interest for
K7    | text    | C7a C9pa C12a       |               |      |     |
K8    | outside | article lines 6-11  |               |      |     |
K9    | text    | C7c C9d C13a        | reconciled    | C9d  | C7c |
K10   | outside | C10a                |               |      |     | on 2017-12-03
K11   | outside | C14                 |               |      |     | scope iraq
K12   | text    | C2 C14              | tension       | C14  | C2  |
K13   | text    | C5a C14             | tension       | C14  | C5a |
K14   | text    | C5b C14             | tension       | C14  | C5b |
K15   | text    | C15 C16             |               |      |     |
"""
