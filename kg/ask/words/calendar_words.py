"""Words for months, for numbers, and around dates, in English and Arabic, normalised."""

from __future__ import annotations

from kg.load.dates import NUMBER_WORDS, WEEKDAYS
from kg.load.names import normalise

_MONTHS = (
    ("january jan", "يناير", "كانون الثاني"),
    ("february feb", "فبراير", "شباط"),
    ("march mar", "مارس", "آذار"),
    ("april apr", "ابريل", "أبريل", "نيسان"),
    ("may", "مايو", "أيار"),
    ("june jun", "يونيو", "حزيران"),
    ("july jul", "يوليو", "تموز"),
    ("august aug", "اغسطس", "آب"),
    ("september sept sep", "سبتمبر", "أيلول"),
    ("october oct", "اكتوبر", "تشرين الأول"),
    ("november nov", "نوفمبر", "تشرين الثاني"),
    ("december dec", "ديسمبر", "كانون الأول"),
)
MONTHS = {
    normalise(name): number
    for number, (english, *arabic) in enumerate(_MONTHS, 1)
    for name in (*english.split(), *arabic)
}
"""A month's names (of one word or two) to its number; Arabic months by both their names."""

_ARABIC_NUMBERS = (
    "صفر",
    "واحد واحدة",
    "اثنان اثنين اثنتان اثنتين اتنين",
    "ثلاثة ثلاث تلات",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
    "عشرة عشر",
)
NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS)} | {
    normalise(word): number
    for number, words in enumerate(_ARABIC_NUMBERS)
    for word in words.split()
}
"""Number words to numbers."""

_DUALS = ("يومين يومان", "أسبوعين أسبوعان", "مصدرين مصدران مصدرينِ", "جهتين جهتان")
DUALS = {normalise(word) for words in _DUALS for word in words.split()}
"""Arabic words that say of themselves that there are two."""

_FORMS = {
    name: frozenset(normalise(word) for word in words.split())
    for name, words in {
        "weekdays": " ".join(WEEKDAYS) + " الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "years": "year عام سنة العام السنة",
        "weeks": "week weeks أسبوع أسابيع أسبوعين أسبوعان",
        "units": "day days week weeks يوم أسبوع",
        "joins": "– to till until through and و إلى حتى",
        "between": "between from بين من",
        "ordinals": "st nd rd th of من شهر",
        "beside": "year month day days period date dates dated during in on at as of the by "
        "يوم أيام الأيام فترة الفترة تاريخ بتاريخ عام سنة شهر بعام بيوم بشهر خلال في لعام نهار",
        "from": "since after from منذ بعد",
        "until": "until till to حتى لغاية",
        "before": "before قبل",
        "not": "not t nor nobody without unknown لم ليس ليست غير لا دون مجهول مجهولا",
        "known": "known knew know published publish reported printed available "
        "معروف معروفا عرف يعرف نعرف نعلم معلوم معلوما نشر منشور منشورا المنشور منشورة",
    }.items()
}


def is_word(kind: str, form: str) -> bool:
    """Whether `form` is one of the words of `kind`, such as weeks or joins."""
    return form in _FORMS[kind]


LATEST = (
    "last known",
    "latest known",
    "as of now",
    "right now",
    "at the moment",
    "at present",
    "now",
    "today",
    "currently",
    "presently",
    "nowadays",
    "these days",
    "الآن",
    "حاليا",
    "اليوم",
    "حتى الآن",
    "في الوقت الحالي",
    "في الوقت الحاضر",
    "هلق",
    "هلأ",
    "آخر ما عرف",
    "في الوقت الراهن",
)
"""Words for the day of the newest evidence."""
