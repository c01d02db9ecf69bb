"""What a kind of document is; model/kinds.py has those that there are."""

from typing import NamedTuple

from lchnv_cli.model.items import Role


class DocumentKind(NamedTuple):
    """What a kind of document is: everything that differs between kinds, told once.

    ``word`` is the value of the field dokument, the name of the file and of the templates.
    ``of`` is the class its documents have. ``single`` tells that a meeting (a year) has one at
    most. ``clauses`` tells what its att-clauses are. The last four tell what becomes of it: it
    is printed and may be published, mailed and filed. Mails and diaries get what is printed.
    ``called`` is the name that its documents have where that is another than the word.
    ``by_mail`` tells that it asks the representatives, who reply between the meetings.
    """

    word: str
    definite: str
    indefinite: str
    of: type
    clauses: Role
    single: bool = True
    printed: bool = True
    published: bool = True
    mailed: bool = True
    filed: bool = True
    called: str = ""
    by_mail: bool = False

    @property
    def decides(self) -> bool:
        """Whether its documents tell what a meeting decided; others tell what is put to it."""
        return self.clauses is Role.DECISION

    @property
    def put_to_meeting(self) -> bool:
        """Whether its documents say beforehand what their meeting is to deal with."""
        return not (self.decides or self.by_mail)

    @property
    def goes_by_mail(self) -> bool:
        """Whether its documents can be mailed."""
        return self.printed and self.mailed

    @property
    def goes_to_diaries(self) -> bool:
        """Whether its documents can be filed."""
        return self.printed and self.filed

    @property
    def title(self) -> str:
        """The name as a heading has it."""
        return (self.called or self.word).capitalize()

    @property
    def brief(self) -> str:
        """The definite name in running text: anteckningarna, protokollet."""
        return self.definite.removeprefix("minnes")

    @property
    def lacking(self) -> str:
        """What a meeting has that has none: inga anteckningar, inget protokoll."""
        return (
            f"{self.agreeing('inga', 'inget')} {self.indefinite.removeprefix('minnes').split()[-1]}"
        )

    def agreeing(self, plural: str, singular: str) -> str:
        """Give the word that agrees with the name, which is no n-word but where it says it."""
        return plural if self.definite.endswith("na") else singular

    @property
    def page_template(self) -> str:
        """The template that draws the document."""
        return f"{self.word}.html.j2"

    @property
    def draft_template(self) -> str:
        """The template that a new document is written from."""
        return f"{self.word}.md.j2"

    @property
    def mail_template(self) -> str:
        """The template of the mail that the document goes out with."""
        return f"mejl-{self.word}.txt.j2"
