"""A council with something on every paper: a report, a vote, a recusal, remarks, notes and files."""

from io import BytesIO

from pypdf import PdfReader

from meetings import actions
from meetings.counting import Tally
from meetings.models import AgendaItem, ItemPaper, Presence, Resolution
from tests.council import Council
from tests.factories import plant

FILE = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NOTE = "Interne nota: nog eens nabellen"
SECRET_FILE = "klacht-over-de-buren.pdf"
REPORT = """De coördinator **licht de cijfers toe**.

### Noord

- 12 gezinnen wachten
- 3 locaties sluiten

| Buurt | Plaatsen |
|---|---:|
| Noord | 18 |

##### Bron

Zie [het dossier](https://voorbeeldgem.example/dossier).
"""


class Paperwork(Council):
    """`Paperwork(travel).to("published")`, with more written down than a bare council does."""

    def _listed(self):
        super()._listed()
        text = "De wachttijd in **Noord** loopt op.\n\nHet LOK geeft advies aan het college."
        self.public_item = actions.edit_item(self.public_item, by=self.secretary, description=text)
        self._enclose(self.public_item, "nota wachttijden.pdf")
        self._enclose(self.closed_item, SECRET_FILE)

    def _enclose(self, item, name):
        file = {"name": name, "mime": "application/pdf", "content": FILE + name.encode()}
        return actions.add_paper(item, by=self.secretary, **file)

    def _in_session(self):
        super()._in_session()
        late, excused = self.memberships[1], self.memberships[4]
        Presence.objects.filter(meeting=self.meeting, membership=late).update(from_item=2)
        Presence.objects.filter(meeting=self.meeting, membership=excused).update(status="excused")

    def _treated(self):
        for name in ("public_item", "closed_item", "last_item"):
            setattr(self, name, AgendaItem.objects.get(pk=getattr(self, name).pk))
        ground = "bestuurder van de aanvrager"
        actions.recuse(self.public_item, self.memberships[3], by=self.secretary, ground=ground)
        vote = actions.open_vote(self.public_item, by=self.secretary, question="Akkoord?", method="counts")
        self.vote = actions.close_vote(vote, by=self.secretary, tally=Tally(2, 0))
        said = {"report": REPORT, "internal_notes": NOTE, "minority_view": "Eén lid wil eerst cijfers."}
        said["outcome"] = "Het LOK vraagt 18 plaatsen in Noord."
        self.public_item = actions.treat_item(self.public_item, by=self.secretary, **said)
        for name in ("closed_item", "last_item"):
            said = {"outcome": f"Over {getattr(self, name).title}.", "is_consensus": True}
            setattr(self, name, actions.treat_item(getattr(self, name), by=self.secretary, **said))

    def _closed(self):
        super()._closed()
        remark = actions.object(
            self.meeting, by=self.members[0], text="Mijn vraag over het dossier ontbreekt."
        )
        actions.note_objection(remark, by=self.chair, answer="Die staat in de nota.")

    def advice(self, item=None, **values) -> Resolution:
        """A draft of the LOK's advice on a point."""
        words = {"title": "Plaatsen in Noord", "text": "Wij vragen **18 plaatsen** in Noord."} | values
        advice = Resolution(lok=self.lok, item=item or self.public_item, addressee="het college", **words)
        return actions.write_resolution(advice, by=self.secretary)

    def close_whole_meeting(self):
        """The meeting was not public at all."""
        self.meeting = plant(self.meeting, is_public=False)
        return self


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes) -> str:
    """All text in reading order on one line."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def outline(pdf: bytes) -> list[str]:
    """Every entry of the outline, in order, whatever its level."""
    return _flat(read(pdf).outline)


def _flat(entries) -> list[str]:
    return [title for each in entries for title in (_flat(each) if isinstance(each, list) else [each.title])]


def everything(pdf: bytes) -> str:
    """All a curious reader can get out of a paper: text, outline, metadata, attachments and their bytes."""
    reader = read(pdf)
    inside = [f"{name} {data}" for name, files in reader.attachments.items() for data in files]
    objects = [str(reader.get_object(number)) for number in range(1, len(reader.xref_objStm) + 1)]
    said = [str(reader.metadata), reader.xmp_metadata.stream.get_data().decode()]
    return " ".join([words(pdf), *outline(pdf), *inside, *objects, *said, pdf.decode("latin-1")])


def papers_of(item) -> list[ItemPaper]:
    return list(ItemPaper.objects.filter(item=item))


def tags(pdf: bytes) -> list[tuple[str, int, int]]:
    """Tag, page and place in its content of every piece of text, in the order a screen reader says it."""
    reader = read(pdf)
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    return list(_walk(reader.root_object["/StructTreeRoot"], "", 0, numbers))


def _said(node, tag):
    """The tag that says something; a neutral wrapper passes on the one around it."""
    own = str(node.get("/S", tag))
    return tag if own in ("/NonStruct", "/Span") else own


def _walk(node, tag, page, numbers):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, int):
        yield tag, page, node
    elif isinstance(node, list):
        for each in node:
            yield from _walk(each, tag, page, numbers)
    elif "/Pg" in node or "/K" in node:
        page = numbers[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        inside = node.get("/K", node.get("/MCID", []))
        yield from _walk(inside, _said(node, tag), page, numbers)
