"""lchnv rule: the rules, or one explained."""

import datetime as dt
import textwrap
from collections.abc import Collection
from dataclasses import replace
from typing import Annotated

import typer

from lchnv_cli import save
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.folding import folded
from lchnv_cli.model.sentences import NOWHERE, PRACTICE, Sentences, chapter
from lchnv_cli.rules.accounted import unaccounted
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.rule import Rule
from lchnv_cli.screen import sentence_table, terminal
from lchnv_cli.screen.completing import among
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.screen.nearest import meant, nearest
from lchnv_cli.screen.options import BodyId, Json, Root, Today
from lchnv_cli.work.changing import adoption
from lchnv_cli.work.changing.adoption import decision_named
from lchnv_cli.work.opening.edition_shown import Shown, edition_shown, sentences_of
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace

RuleId = Annotated[
    str,
    typer.Argument(
        metavar="REGEL",
        autocompletion=among([each.id for each in RULES]),
        help="Regelns namn; utan det visas alla.",
    ),
]
Coverage = Annotated[
    bool,
    typer.Option(
        "--coverage", help="Visa arbetsordningen mening för mening och vilka regler som vakar."
    ),
]


Reviewed = Annotated[
    str,
    typer.Option(
        "--reviewed", metavar="BESLUT", help="Skriv in mötet och punkten som såg över den."
    ),
]


def rule(
    rule_id: RuleId = "",
    *,
    coverage: Coverage = False,
    reviewed: Reviewed = "",
    body: BodyId = "",
    root: Root = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Lista reglerna, eller förklara en.

    Talen och paragraferna är de som gäller i dag enligt mappens arbetsordning. Att den har setts
    över utan att ändras skrivs in i rules.yaml med --reviewed, när anteckningarna säger det.

    Exempel:
    lchnv rule
    lchnv rule sen-dagordning

    Slutkod 0: det är gjort. 1: en mening är inte redovisad. 2: det gick inte att göra.
    """
    if reviewed:
        _review(open_workplace(root, today), body, reviewed, as_json=as_json)
        return
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    shown = edition_shown(root, day, body)
    if shown.told:
        terminal.tell(shown.told)
    every = [_find(rule_id)] if rule_id else list(RULES)
    chosen = [each.under(shown.edition) for each in every]
    if coverage:
        _cover(shown, chosen[0] if rule_id else None, as_json=as_json)
    elif as_json:
        told = [_as_dict(each) for each in chosen]
        terminal.show_json(told[0] if rule_id else {"rules": told})
    elif rule_id:
        terminal.show(explained(chosen[0], _habits(shown), shown.edition.dropped))
    else:
        terminal.show(listed(chosen))


def _review(here: Workplace, body: str, written: str, *, as_json: bool) -> None:
    chosen = here.body(body)
    decision = decision_named(here, chosen, written)
    change = adoption.reviewed(here, chosen, decision)
    if change is not None:
        save.replace(here.root / change.file, change.after, expected=change.before)
    told = {"body": chosen.id, "date": decision.date, "decided": str(decision)}
    with terminal.files_shown(told if as_json else None):
        terminal.say(str(RULES_FILE))
    how = "är inskriven" if change else "står där redan"
    terminal.tell(f"Översynen {spoken_with_year(decision.date)} {how} ({decision}).")


def listed(rules: list[Rule]) -> str:
    """Tell of each rule its name, severity and paragraph, and what it finds."""
    rows = [
        f"{each.id}  ({each.severity.swedish}, {each.cites})\n"
        + wrapped(each.texts.summary, "    ", "    ")
        for each in rules
    ]
    return "\n".join([*rows, "", "lchnv rule REGEL förklarar en av dem."])


def _cover(shown: Shown, only: Rule | None, *, as_json: bool) -> None:
    """Show the sentences of the arbetsordning, or those that one rule watches.

    Exits with 1 where a sentence, or a rule, is not accounted for.
    """
    known = sentences_of(shown)
    if as_json:
        own = known.watched_by(only.id) if only else known.paragraphs
        told = _sentences_as_dicts(replace(known, paragraphs=own))
        terminal.show_json({"sentences": told})
    else:
        told_of = sentence_table.watched_by(only, known) if only else sentence_table.whole(known)
        terminal.show(told_of)
    hits = list(unaccounted(known, shown.edition, RULES))
    for hit in hits:
        terminal.tell(f"{hit.place}\n    {hit.message}\n    {hit.remedy}")
    if hits:
        raise typer.Exit(1)


def _habits(shown: Shown) -> tuple[str, ...]:
    """Give the rules that stand in no sentence; none where the sentences are not to be had."""
    try:
        return sentences_of(shown).practice
    except UserFault:
        return ()


def explained(each: Rule, habits: Collection[str], left_out: Collection[str] = ()) -> str:
    """Give everything there is to know about a rule."""
    texts = each.texts
    parts = [
        f"{each.id}  ({each.severity.swedish})",
        f"{_stands_in(each, habits, left_out)}.",
        wrapped(texts.summary, "", ""),
        _titled("Varför", texts.why),
        _titled("Det här ser regeln inte", texts.unseen),
        f"Fel\n{textwrap.indent(texts.wrong, '    ')}",
        f"Rätt\n{textwrap.indent(texts.right, '    ')}",
        _titled("Så rättar du", texts.mend),
    ]
    if each.fixable:
        parts.append(_titled("Rättas av lchnv check --fix", each.fixable))
    parts.append(
        "Undantag\n    undantag:\n"
        f"      - regel: {each.id}\n        skäl: varför regeln inte ska gälla här"
    )
    return "\n\n".join(parts)


def _stands_in(each: Rule, habits: Collection[str], left_out: Collection[str]) -> str:
    """Tell where a rule's demand stands: form, the network's habits, or the arbetsordning."""
    if not each.governed:
        return "Form: gäller alla organ och år"
    if each.id in left_out:
        return "Gäller inte nu: arbetsordningen i kraft har inte regeln"
    if each.cites == PRACTICE:
        return "Nätverkets vana; står inte i arbetsordningen"
    if each.cites == NOWHERE:
        return "Arbetsordningen nämner den varken i en mening, som praxis eller under utgår"
    if each.id in habits:
        return f"Nätverkets vana vid {each.cites}; står inte i arbetsordningen"
    return chapter(each.cites)


def _titled(title: str, text: str) -> str:
    return f"{title}\n{wrapped(text, '    ', '    ')}"


def _find(wanted: str) -> Rule:
    for each in RULES:
        if each.id == folded(wanted):
            return each
    near = nearest(wanted, {each.id: each.texts.summary for each in RULES}, most=len(RULES))
    told = f"Regeln ”{wanted}” finns inte.{meant(near) if len(near) == 1 else ''}"
    rows = [row for each in RULES if each.id in near for row in (each.id, each.texts.summary)]
    listed = [wrapped(row, "    " * (at % 2 + 1), "        ") for at, row in enumerate(rows)]
    raise Stop(
        "\n".join([told, *(listed if len(near) > 1 else ()), "lchnv rule visar alla regler."])
    )


def _as_dict(each: Rule) -> dict[str, str]:
    texts = each.texts
    return {
        "rule": each.id,
        "paragraph": each.cites,
        "severity": str(each.severity),
        "summary": texts.summary,
        "why": texts.why,
        "unseen": texts.unseen,
        "wrong": texts.wrong,
        "right": texts.right,
        "remedy": texts.mend,
        "fixable": each.fixable,
    }


def _sentences_as_dicts(known: Sentences) -> list[dict[str, str | int | tuple[str, ...]]]:
    return [
        {
            "paragraph": paragraph.name,
            "sentence": each.number,
            "word": each.word,
            "text": each.text,
            "rules": each.rules,
            "why": each.why,
        }
        for paragraph in known.paragraphs
        for each in paragraph.sentences
    ]
