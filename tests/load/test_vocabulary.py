"""Short keys mean what the context and the ontology say."""

from kg.load.vocabulary import COMPUTED_KEYS, load_vocabulary
from kg.namespaces import CKG, SKOS, XSD

VOCABULARY = load_vocabulary()


def test_a_key_stands_for_its_property() -> None:
    assert VOCABULARY.keys["gainedBy"].iri == CKG["gainedBy"]
    assert VOCABULARY.keys["prefLabel"].iri == SKOS["prefLabel"]
    assert VOCABULARY.keys["prefLabel"].by_language


def test_literals_have_their_datatype() -> None:
    assert VOCABULARY.keys["published"].datatype == XSD["date"]
    assert VOCABULARY.keys["minimum"].datatype == XSD["integer"]
    assert VOCABULARY.keys["note"].datatype == XSD["string"]
    assert VOCABULARY.keys["place"].datatype is None


def test_code_words_are_the_members_of_their_list() -> None:
    assert VOCABULARY.keys["polarity"].codes == {
        "affirmed": CKG["AffirmedPolarity"],
        "denied": CKG["DeniedPolarity"],
    }
    assert VOCABULARY.keys["gainedBy"].codes == {}


def test_classes_and_prefixes_are_no_keys() -> None:
    for name in ("Attack", "Claim", "ckg", "xsd", "skos", "id", "type", "claims"):
        assert name not in VOCABULARY.keys


def test_subclasses() -> None:
    assert VOCABULARY.is_a("Attack", "Event")
    assert VOCABULARY.is_a("Town", "Place")
    assert VOCABULARY.is_a("Town", "Town")
    assert not VOCABULARY.is_a("Event", "Attack")
    assert not VOCABULARY.is_a("Nonsense", "Place")
    assert {"Town", "River", "PlaceGroup"} <= set(VOCABULARY.kinds("Place"))
    assert "Militia" not in VOCABULARY.kinds("Place")


def test_who_may_have_a_key() -> None:
    keys = VOCABULARY.keys
    assert VOCABULARY.fits(keys["attacker"], "Attack")
    assert not VOCABULARY.fits(keys["attacker"], "Control")
    assert VOCABULARY.fits(keys["note"], "Claim")
    assert VOCABULARY.fits(keys["prefLabel"], "Town")
    assert not VOCABULARY.fits(keys["prefLabel"], "Claim")
    assert not VOCABULARY.fits(keys["title"], "Claim")


def test_every_key_of_our_own_says_who_has_it() -> None:
    loose = [k.name for k in VOCABULARY.keys.values() if k.iri in CKG and not k.belongs_to]
    assert loose == []


def test_computed_keys_are_keys() -> None:
    assert VOCABULARY.keys.keys() >= COMPUTED_KEYS
