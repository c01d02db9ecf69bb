"""That every sentence of an arbetsordning, and every rule that cites it, is accounted for."""

from collections.abc import Iterable, Iterator

from lchnv_cli.model.finding import Hit, Place
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Edition
from lchnv_cli.model.sentences import Paragraph, Sentence, Sentences
from lchnv_cli.rules.rule import Rule


def unaccounted(sentences: Sentences, edition: Edition, rules: Iterable[Rule]) -> Iterator[Hit]:
    """Find sentences with neither rule nor reason, and rules that no sentence or habit names."""
    known = {rule.id: rule for rule in rules}
    for paragraph in sentences.paragraphs:
        for sentence in paragraph.sentences:
            yield from _judge(paragraph, sentence, known.keys())
    named = {rule for sentence in sentences.all() for rule in sentence.rules}
    whole = Place(sentences.paragraphs[0].place.file) if sentences.paragraphs else edition.place
    for habit in sentences.practice:
        if habit not in known:
            yield Hit(whole, f"Regeln {habit} under praxis finns inte.", "lchnv rule visar alla.")
        elif habit in named:
            yield Hit(whole, f"Regeln {habit} står både i en mening och under praxis.", "Välj en.")
    left = named.union(sentences.practice, edition.dropped)
    if lacking := [rule.id for rule in known.values() if rule.governed and rule.id not in left]:
        one = len(lacking) == 1
        message = f"{'Regeln' if one else 'Reglerna'} {listed(lacking)} står inte i någon mening."
        remedy = f"Nämn {'den vid sin' if one else 'dem vid sina'} mening{'' if one else 'ar'}"
        yield Hit(whole, message, f"{remedy} eller under praxis, eller under utgår i rules.yaml.")


def _judge(paragraph: Paragraph, sentence: Sentence, known: Iterable[str]) -> Iterator[Hit]:
    label = paragraph.label(sentence)
    if not sentence.rules and not sentence.why:
        remedy = "Skriv regler: och deras namn, eller kvar: och varför inget program kan se det."
        yield Hit(sentence.place, f"Meningen {label} har varken regler eller skäl.", remedy)
    for rule in sorted(set(sentence.rules) - set(known)):
        message = f"Meningen {label} nämner regeln {rule}, som inte finns."
        yield Hit(sentence.place, message, "lchnv rule visar alla regler.")
    if len(set(sentence.rules)) < len(sentence.rules):
        yield Hit(sentence.place, f"Meningen {label} nämner en regel två gånger.", "Ta bort en.")
