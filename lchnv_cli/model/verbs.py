"""Swedish verbs in every form that minutes use: finite, supine, passive and participle.

A list of the forms that somebody happened to write misses the next one, so a reader names a verb
and gets them all. Verbs of the first conjugation need no entry; the others stand here with their
preterite and supine, and lend both to what has a prefix (slå: avslå, föreslå).
"""

from collections.abc import Iterator
from functools import cache

_PARTS = (  # infinitive, preterite, supine
    *("be bad bett", "besluta beslutade beslutat", "besluta beslöt beslutit", "bli blev blivit"),
    *("bereda beredde berett", "dra drog dragit", "dröja dröjde dröjt"),
    *("driva drev drivit", "falla föll fallit", "få fick fått", "följa följde följt"),
    *("föra förde fört", "ge gav gett", "gå gick gått", "göra gjorde gjort", "ha hade haft"),
    *("hinna hann hunnit", "hålla höll hållit", "känna kände känt", "leda ledde lett"),
    *("låta lät låtit", "lyfta lyfte lyft", "lägga lade lagt", "sätta satte satt"),
    *("säga sade sagt", "sända sände sänt", "skjuta sköt skjutit", "skriva skrev skrivit"),
    *("slå slog slagit", "stryka strök strukit", "styrka styrkte styrkt", "sluta slöt slutit"),
    *("stå stod stått", "ställa ställde ställt", "stödja stödde stött", "ta tog tagit"),
    *("träda trädde trätt", "utreda utredde utrett", "vinna vann vunnit", "välja valde valt"),
    *("se såg sett", "rycka ryckte ryckt", "bestämma bestämde bestämt", "sitta satt suttit"),
    *("bryta bröt brutit", "finna fann funnit", "komma kom kommit", "bjuda bjöd bjudit"),
    *("böja böjde böjt", "tycka tyckte tyckt", "tänka tänkte tänkt", "ligga låg legat"),
    *("skilja skilde skilt", "läsa läste läst", "höra hörde hört"),
    *("genomföra genomförde genomfört", "undersöka undersökte undersökt"),
    *(
        "lysa lyste lyst",
        "trycka tryckte tryckt",
        "styra styrde styrt",
        "väcka väckte väckt",
        "sluta slutade slutat",
        "sköta skötte skött",
    ),
)
_LOOSE = (("säga", "sa"), ("säga", "sas"), ("lägga", "la"), ("lägga", "las"), ("ombe", "ombeds"))
_PREFIXES = frozenset(
    (
        *("an", "av", "be", "bi", "å", "bort", "del", "efter", "er", "fast", "fram", "för", "före"),
        *("genom", "god", "hän", "in", "med", "mot", "ned", "ner", "om", "på", "sam", "samman"),
        *("till", "under", "upp", "ut", "över", "åter", "återupp", "bord", "senare", "vidare"),
        "tjänst",
    )
)
_LONG = 5  # letters of a verb that stands behind any prefix: kartlägga
_VOWELS = tuple("aåeiouyäö")


@cache
def forms(*verbs: str) -> str:
    """Give a pattern of every form of some verbs, each named by its infinitive; it takes no group.

    ``forms("bordlägga")`` finds bordlägga, bordlägger, bordläggs, bordlade, bordlagts, bordlagda.
    """
    every = {form for verb in verbs for parts in _parts_of(verb) for form in _forms(*parts)}
    every |= {loose for verb, loose in _LOOSE if verb in verbs}
    return f"(?:{'|'.join(sorted(every, key=lambda form: (-len(form), form)))})"


@cache
def passives(*verbs: str) -> str:
    """Give a pattern of their finite passives and the infinitive: läggs, läggas, lades."""
    every = {
        passive for verb in verbs for parts in _parts_of(verb) for passive in _passives(*parts)
    }
    every |= {loose for verb, loose in _LOOSE if verb in verbs and loose.endswith("s")}
    return f"(?:{'|'.join(sorted(every, key=lambda form: (-len(form), form)))})"


def present(verb: str) -> str:
    """Give the present of a verb: lyfter, beskriver, framför."""
    return next(_now(infinitive, past) for infinitive, past, _ in _parts_of(verb))


@cache
def preterites() -> frozenset[str]:
    """Give the past forms that do not end in -de or -te, of the verbs that stand here."""
    pasts = {past for _, past, _ in map(str.split, _PARTS) if not past.endswith(("de", "te"))}
    return frozenset(pasts | {loose for _, loose in _LOOSE if not loose.endswith("s")})


def _parts_of(verb: str) -> Iterator[tuple[str, str, str]]:
    """Give the principal parts of a verb, two sets where it has two."""
    strong = False
    for base, past, supine in map(str.split, _PARTS):
        prefix = verb.removesuffix(base)
        if verb.endswith(base) and (len(base) >= _LONG or not prefix or prefix in _PREFIXES):
            strong = True
            yield verb, prefix + past, prefix + supine
    if not strong:
        yield verb, f"{verb}de", f"{verb}t"


def _forms(infinitive: str, past: str, supine: str) -> Iterator[str]:
    """Give the forms of a verb by its parts."""
    yield from (infinitive, _now(infinitive, past), past, supine)
    yield from (*_passives(infinitive, past, supine), f"{supine}s")
    yield from _participles(supine, voiceless=past.endswith("te"))


def _now(infinitive: str, past: str) -> str:
    stem = infinitive.removesuffix("a")
    if past in {f"{infinitive}de", f"{stem[:-1]}tog", f"{stem[:-1]}rog"} or stem.endswith(_VOWELS):
        return f"{infinitive}r"
    return stem if stem.endswith("r") else f"{stem}er"


def _passives(infinitive: str, past: str, _: str) -> tuple[str, ...]:
    now = _now(infinitive, past)
    stem = infinitive if now == f"{infinitive}r" else now.removesuffix("er")
    return f"{infinitive}s", f"{stem}s", f"{past}s"


def _participles(supine: str, *, voiceless: bool) -> Iterator[str]:
    """Give lagd, lagda; skriven, skrivet, skrivna; flyttad, flyttade; ledd, ledda; styrkta."""
    root = supine[:-1]
    if supine.endswith("it"):
        yield from (f"{root[:-1]}{end}" for end in ("en", "et", "na"))
    elif supine.endswith("tt") and not voiceless:
        yield from (f"{root[:-1]}{end}" for end in ("dd", "dda"))
    elif voiceless:
        yield f"{root}ta"
    else:
        yield from (f"{root}d", f"{root}{'de' if root.endswith('a') else 'da'}")
