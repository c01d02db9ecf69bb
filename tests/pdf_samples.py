"""XHTML documents as render makes them, with invented people, for the tests of the PDF."""

from html import escape

HEAD = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="sv" xml:lang="sv">
<head>
<title>{title}</title>
<meta name="author" content="RSS Dalarna"/>
<meta name="date" content="2026-03-13"/>
<meta name="diary" content="{diary}"/>
<meta name="kind" content="Dagordning"/>
<meta name="running" content="{running}"/>
</head>
<body>
<header class="letterhead"><p class="body-name">Länschefsnätverket (LCHNV)</p>
<p class="sender">RSS Dalarna (Avdelningen för hälsa och välfärd)</p>
<p class="sender">Ledningsstöd och strategi</p>
<p class="sender">Hälso- och sjukvårdsförvaltningen</p></header>
<main>
<h1>{title}</h1>
"""
TAIL = """<footer class="colophon"><p>Utfärdad av RSS Dalarna. Publicerad 2026-03-13.</p></footer>
</main></body></html>
"""
FACTS = """<dl class="facts"><dt>Datum</dt><dd>fredag 20 mars 2026</dd>
<dt>Tid</dt><dd>09.30–12.00</dd>
<dt>Plats</dt><dd>Gamla Tullhuset, sal Björken, Storgatan 14, Falun</dd>
<dt>Information</dt><dd>Fika från klockan 09.15. Anmäl specialkost senast onsdag den 18 mars till
samordnaren, som också svarar på frågor om lokalen och parkeringen.</dd>
<dt>Diarienummer</dt><dd>HSN 2026/0042</dd></dl>
"""
BODY = (
    "Arbetet som genomfördes under året inom de lokala programområdena, där kommun och region "
    "samverkar, presenteras i bifogade årsrapporter. Föredragande beskriver de utvecklingsfrågor "
    "som respektive område planerar att följa, och redogör för hur ansvarsfördelningen mellan "
    "socialtjänsten och hälso- och sjukvårdsförvaltningen ska förtydligas."
)
ATTENDANCE = [
    ("Avesta", "Vera Ekdal, socialchef", ""),
    ("Borlänge", "Nils Hammarlöf, förvaltningschef", ""),
    ("Falun", "", "Disa Rönnkvist"),
    ("Gagnef", "Alma Sollerö (tf)", ""),
    ("Hedemora", "", ""),
    ("Leksand", "Östen Ågren", ""),
    ("Ludvika", "Ingegärd Åkerblom-Stjernström, förvaltningschef", ""),
    ("Malung-Sälen", "", "Roland Qvist"),
    ("Region Dalarna", "Börje Ek, Çelik Özgür, Émile Dahl", "Łucja Strand"),
]


def head(title: str, diary: str = "HSN 2026/0042", running: str = "") -> str:
    """Return a document from its first character to its title."""
    running = running or "Länschefsnätverket · Dagordning 2026-03-20"
    values = {"title": title, "diary": diary, "running": running}
    return HEAD.format(**{key: escape(value) for key, value in values.items()})


def proposal(level: int, *clauses: str, lead: str = "Länschefsnätverket beslutar") -> str:
    """Return what an agenda proposes."""
    items = "".join(f"<li>{clause}</li>" for clause in clauses)
    return (
        f'<section class="proposal"><h{level} class="proposal-heading">Förslag till beslut'
        f'</h{level}><p class="lead-in">{lead}</p><ul class="clauses">{items}</ul></section>'
    )


def attendance() -> str:
    """Return the table of who was there."""
    rows = "".join(
        f'<tr><th scope="row">{who}</th><td>{there}</td><td>{absent}</td></tr>'
        for who, there, absent in ATTENDANCE
    )
    heads = "".join(f'<th scope="col">{h}</th>' for h in ("Huvudman", "Närvarande", "Frånvarande"))
    return (
        '<section class="attendance"><h2>Närvaro</h2><table><caption>Närvaro per huvudman'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        '<p class="note">Vera Ekdal deltog till och med punkt 9.</p></section>'
    )


def sub_item(number: int, letter: str, title: str, body: str) -> str:
    """Return a lettered sub-point with a presenter."""
    return (
        f'<section class="sub-item" id="punkt-{number}{letter}"><h3>{letter}) '
        f'<span class="kind">Information/Dialog:</span> {title}</h3>'
        '<p class="presenter"><span class="label">Föredragande:</span> Sten Lövgren, samordnare, '
        "RSS Dalarna<br/>Ingegärd Åkerblom-Stjernström, förvaltningschef, Ludvika kommun</p>"
        f'<p class="fact"><span class="label">Beredd:</span> styrgrupp 2026-03-02</p>'
        f"{body}</section>"
    )


def agenda() -> str:
    """Return an agenda with every element of the contract that an agenda has."""
    toc = "".join(
        f'<li><a href="#punkt-{number}">{number}. {title}</a></li>'
        for number, title in enumerate(("Mötets öppnande", "Rapport från regional nivå"), 1)
    )
    long_clause = (
        "att anta uppdragsbeskrivningen för överenskommelsen om hälso- och sjukvård i hemmet, med "
        "de ändringar som styrgruppen föreslog vid sitt sammanträde, samt"
    )
    opening = proposal(3, "att öppna mötet")
    report = proposal(
        4,
        long_clause,
        "att ett <strong>nomineringsförfarande</strong> genomförs enligt<ul><li>kommunerna"
        "<ul><li>norra länsdelen</li><li>södra länsdelen</li></ul></li><li>regionen</li></ul>",
        lead="Styrgruppen för Länschefsnätverket rekommenderar LCHNV att besluta",
    )
    decision = (
        '<section class="decision"><p class="lead-in">Länschefsnätverket beslutade</p>'
        f'<ol class="clauses"><li>{long_clause}</li><li>att lägga informationen till handlingarna'
        '</li></ol><p class="fact"><span class="label">Utfall:</span> bordlagd till nästa möte</p>'
        "</section>"
    )
    annexes = (
        '<section class="annexes"><h2>Bilagor</h2><table><caption>Bilagor</caption><thead><tr>'
        '<th scope="col">Nr</th><th scope="col">Titel</th></tr></thead><tbody><tr><td>1</td><td>'
        "Minnesanteckningar 2026-01-29</td></tr><tr><td>2 A–F</td><td>Årsrapporter för lokala "
        "programområden 2025, med sammanfattning för nämnderna</td></tr></tbody></table></section>"
    )
    return (
        head("Dagordning Länschefsnätverket i Dalarna")
        + '<p class="draft">Utkast</p>'
        + FACTS
        + attendance()
        + f'<section class="contents"><h2>Punkter</h2><ul class="toc">{toc}</ul></section>'
        + f'<section class="item" id="punkt-1"><h2>1. Mötets öppnande</h2>{opening}</section>'
        + '<section class="item" id="punkt-2"><h2>2. Rapport från regional nivå</h2>'
        + sub_item(2, "a", "Årsrapporter för lokala programområden (LPO) (Bilaga 2 A–F)",
                   f"<p>{BODY}</p>{everything()}{report}")
        + sub_item(2, "b", "Rutin vid utskrivning", f"<p>{BODY}</p><p>{BODY}</p>{decision}")
        + "</section>"
        + annexes
        + TAIL
    )  # fmt: skip


def everything() -> str:
    """Return running text with every element that Markdown can give."""
    return (
        "<h4>Bakgrund</h4><p>Text med <strong>fetstil</strong>, <em>kursiv</em>, "
        "<strong><em>båda</em></strong>, <del>struket</del>, <code>kod = #1</code> och "
        '<a href="https://example.org/rapport?år=2026&amp;sida=1">en <em>länk</em> till '
        'rapporten</a>, <a href="mailto:nagon@example.org">en adress</a>, '
        '<a href="#punkt-1">punkt 1</a>, <a href="bilagor/2.pdf">en fil</a>, '
        '<a href="#saknas">inget</a>. Rad ett<br/>rad två.</p>'
        "<ul><li>Första punkten</li><li>Andra punkten, som är så lång att den säkert går över på "
        "nästa rad och därför visar hur indraget ser ut i löpande text<ol><li>ett</li><li>två"
        "<ul><li>djupare</li></ul></li></ol></li><li><p>Stycke ett i en punkt.</p><p>Stycke två."
        '</p></li></ul><ol start="3"><li>tre</li><li>fyra</li></ol><ol type="a"><li>alfa</li>'
        "<li>beta</li></ol><blockquote><p>Ett citat i ett stycke.</p><ul><li>lista i citat</li>"
        "</ul></blockquote><pre><code>rad 1\n\tindragen   rad 2\n</code></pre><hr/><table><caption>"
        'Kostnader</caption><thead><tr><th scope="col">Post</th><th scope="col">Tusen kronor</th>'
        '</tr></thead><tbody><tr><th scope="row">Resor</th><td>12</td></tr><tr><th scope="row">'
        "</th><td></td></tr></tbody></table>"
    )


def long_notes(points: int = 60) -> str:
    """Return notes of about thirty pages."""
    items = []
    for number in range(1, points + 1):
        decision = (
            '<section class="decision"><p class="lead-in">Länschefsnätverket beslutade</p>'
            '<ol class="clauses"><li>att lägga informationen till handlingarna</li>'
            f"<li>att {BODY[:180].lower()}</li></ol></section>"
        )
        body = f"<p>{BODY}</p><p>{BODY}</p>{decision}"
        items.append(
            f'<section class="item" id="punkt-{number}"><h2>{number}. Punkt om samverkan</h2>'
            + sub_item(number, "a", "Ansvarsfördelning och framförhållning", body)
            + "</section>"
        )
    toc = "".join(
        f'<li><a href="#punkt-{number}">{number}. Punkt om samverkan</a></li>'
        for number in range(1, points + 1)
    )
    contents = f'<section class="contents"><h2>Punkter</h2><ul class="toc">{toc}</ul></section>'
    title = head("Minnesanteckningar Länschefsnätverket i Dalarna")
    return title + FACTS + attendance() + contents + "".join(items) + TAIL


def everywhere(text: str) -> str:
    """Return a document with the text in every place that can hold one."""
    safe = escape(text, quote=True)
    inline = "".join(f"<{tag}>{safe}</{tag}>" for tag in ("strong", "em", "del", "code", "span"))
    link = f'<a href="https://example.org/{safe}">{safe}</a>'
    cells = f'<tr><th scope="row">{safe}</th><td>{safe}</td><td></td></tr>'
    return (
        head(text, text, text)
        + f'<p class="draft">{safe}</p><dl class="facts"><dt>{safe}</dt><dd>{safe}</dd></dl>'
        + f'<section class="item" id="{safe}"><h2>{safe}</h2><p class="presenter">'
        + f'<span class="label">{safe}</span> {safe}</p><p>{safe}{inline}{link}</p>'
        + f"<ul><li>{safe}</li></ul><ol><li>{safe}</li></ol><blockquote><p>{safe}</p></blockquote>"
        + f"<pre>{safe}</pre><table><caption>{safe}</caption><thead><tr>"
        + f'<th scope="col">{safe}</th><th scope="col">{safe}</th><th scope="col"></th></tr>'
        + f"</thead><tbody>{cells}</tbody></table>{proposal(3, safe, lead=safe)}</section>"
        + TAIL
    )
