"""lchnv rule: the rules, or one explained."""

import json
import textwrap
from typing import Annotated

import typer

from lchnv_cli.model.folding import folded
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.coverage.sentence import Sentence
from lchnv_cli.rules.coverage.sentences import SENTENCES, stands_in
from lchnv_cli.rules.rule import Rule
from lchnv_cli.screen import sentence_table, terminal
from lchnv_cli.screen.options import Json
from lchnv_cli.work.workplace import Stop

_WIDTH = 78
RuleId = Annotated[str, typer.Argument(metavar="REGEL", help="Regelns namn; utan det visas alla.")]
Coverage = Annotated[
    bool,
    typer.Option(
        "--coverage", help="Visa arbetsordningen mening för mening och vilka regler som vakar."
    ),
]


def rule(rule_id: RuleId = "", *, coverage: Coverage = False, as_json: Json = False) -> None:
    """Lista reglerna, eller förklara en av dem."""
    chosen = [_find(rule_id)] if rule_id else list(RULES)
    if coverage:
        terminal.show(_covered(chosen[0] if rule_id else None, as_json=as_json))
    elif as_json:
        told = [_as_dict(each) for each in chosen]
        terminal.show(json.dumps(told[0] if rule_id else told, ensure_ascii=False, indent=2))
    elif rule_id:
        terminal.show(explained(chosen[0]))
    else:
        terminal.show(listed(chosen))


def listed(rules: list[Rule]) -> str:
    """Give one line for each rule: severity, paragraph, name and what it finds."""
    width = max(len(each.id) for each in rules)
    rows = []
    for each in rules:
        head = f"{each.severity.swedish:<8} {each.cites:<7} {each.id:<{width}}  "
        rows.append(
            textwrap.fill(
                each.texts.summary, 100, initial_indent=head, subsequent_indent=" " * len(head)
            )
        )
    return "\n".join([*rows, "", "lchnv rule REGEL förklarar en av dem."])


def _covered(only: Rule | None, *, as_json: bool) -> str:
    """Give the sentences of the arbetsordning, or those that one rule watches."""
    if as_json:
        own = [each for each in SENTENCES if only is None or only.id in each.rules]
        told = [_sentence_as_dict(each) for each in own]
        return json.dumps(told, ensure_ascii=False, indent=2)
    return sentence_table.watched_by(only) if only else sentence_table.whole()


def explained(each: Rule) -> str:
    """Give everything there is to know about a rule."""
    texts = each.texts
    parts = [
        f"{each.id}  ({each.severity.swedish})",
        f"{stands_in(each)}.",
        _wrapped(texts.summary),
        _titled("Varför", texts.why),
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


def _titled(title: str, text: str) -> str:
    return f"{title}\n{textwrap.indent(_wrapped(text), '    ')}"


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), _WIDTH - 4)


def _find(wanted: str) -> Rule:
    for each in RULES:
        if each.id == folded(wanted):
            return each
    from rapidfuzz import process  # noqa: PLC0415 - only a mistyped name needs it

    near = process.extractOne(wanted, [each.id for each in RULES], score_cutoff=50)
    hint = f" Menade du {near[0]}?" if near else ""
    raise Stop(f"Regeln ”{wanted}” finns inte.{hint}\nlchnv rule visar alla regler.")


def _as_dict(each: Rule) -> dict[str, str]:
    texts = each.texts
    return {
        "rule": each.id,
        "paragraph": each.cites,
        "severity": str(each.severity),
        "summary": texts.summary,
        "why": texts.why,
        "wrong": texts.wrong,
        "right": texts.right,
        "remedy": texts.mend,
        "fixable": each.fixable,
    }


def _sentence_as_dict(each: Sentence) -> dict[str, str | int | tuple[str, ...]]:
    return {
        "paragraph": each.paragraph,
        "sentence": each.number,
        "word": each.word,
        "text": each.text,
        "rules": each.rules,
        "why": each.why,
    }
