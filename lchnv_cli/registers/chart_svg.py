"""A chart as SVG, drawn by pygal in the colours of the documents.

What pygal adds for a mouse, and its own style, is left out, so that the same chart has the same
bytes on every machine and nothing in it is fetched or run.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lchnv_cli.model.late_pattern import late
from lchnv_cli.registers.chart import Chart

WIDTH, HEIGHT = 640, 300
_MOST_LEVEL = 12  # labels that stand beside each other
_DRAWS = {"g", "rect", "path", "circle", "text"}
_KEEPS = ("class", "transform", "x", "y", "width", "height", "cx", "cy", "r", "d", "text-anchor")
_LEFT_OUT = {"background", "tooltip-overlay"}
_LONG = late(r"-?\d+\.\d+")
_STYLE = """
text { font: 14px Carlito, Calibri, Arial, sans-serif; fill: #1c1c1c; }
.title { font-size: 17px; font-weight: bold; fill: #17405c; text-anchor: middle; }
.axis.x text { text-anchor: middle; }
.axis.y text { text-anchor: end; }
.guide { stroke: #d3dae0; fill: none; }
.axis.x .guide { stroke: none; }
.axis > .line, .axis.y path.major { stroke: #454f57; fill: none; }
.color-0 { fill: #17405c; stroke: #17405c; }
.color-1 { fill: #b9cbd8; stroke: #17405c; }
.color-2 { fill: #6f93ac; stroke: #17405c; }
.color-3 { fill: #ffffff; stroke: #17405c; }
.color-0 .line { stroke-width: 3; }
.color-1 .line { stroke-width: 2; stroke-dasharray: 7 4; }
path.line { fill: none; }
.series text, .legend text { stroke: none; fill: #1c1c1c; }
"""


def chart_svg(chart: Chart, *, titled: bool = False) -> bytes:
    """Give a chart as SVG, in UTF-8, with its alternative text; ``titled`` draws its title too."""
    import pygal  # noqa: PLC0415 - heavy

    highest = max(1, *(value or 0 for _, values in chart.series for value in values))
    step = -(-highest // 5)
    drawing = (pygal.Bar if chart.bars else pygal.Line)(
        width=WIDTH,
        height=HEIGHT,
        title=chart.title if titled else None,
        x_labels=chart.labels,
        x_label_rotation=0 if len(chart.labels) <= _MOST_LEVEL else 40,
        y_labels=[*range(0, highest + step, step)],
        value_formatter=lambda value: f"{value:.0f}",
        y_labels_major=[0],
        show_y_guides=not chart.bars,
        print_values=chart.bars,
        print_values_position="top",
        dots_size=4,
        allow_interruptions=True,
        legend_at_bottom=True,
        legend_at_bottom_columns=len(chart.series),
        truncate_legend=-1,
        js=(),
        css=(),
        no_prefix=True,
        disable_xml_declaration=True,
    )
    for name, values in chart.series:
        drawing.add(name, values)
    inner = "".join(_drawn(drawing.render_tree()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="titel text" lang="sv">\n'
        f'<title id="titel">{escape(chart.title)}</title>\n'
        f'<desc id="text">{escape(chart.alternative)}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{inner}</svg>\n'
    ).encode()


def _drawn(element: Any) -> Iterator[str]:
    """Give what of a tree is drawn, with its numbers no longer than they show."""
    for child in element:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag not in _DRAWS or not _LEFT_OUT.isdisjoint(child.get("class", "").split()):
            continue
        told = "".join(
            f" {key}={quoteattr(_short(child.get(key)))}" for key in _KEEPS if child.get(key)
        )
        inner = "".join(_drawn(child)) + escape(child.text or "" if tag == "text" else "")
        if inner or tag not in {"g", "text"}:
            yield f"<{tag}{told}>{inner}</{tag}>\n" if inner else f"<{tag}{told}/>\n"


def _short(text: str) -> str:
    return _LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), text)
