"""All input as rows of a table, one per input, answers included once they are known."""

from collections.abc import Iterable, Iterator

from consultation.models import Consultation, Input, Response

WHAT = ["artikel", "kop", "standpunt", "inbreng", "voorgestelde tekst"]
WHO = ["organisatie", "hoe gegeven"]
BLANK = " \n\u200b\u2060"  # what a spreadsheet may leave out before a formula
FORMULA = (*"=+-@\t\r", *"＝＋－＠")  # also as wide signs, which some spreadsheets read alike
ANSWER = ["antwoord", "waarom", "wat verandert", "nieuwe tekst"]


def rows(consultation: Consultation, inputs: Iterable[Input]) -> Iterator[list[str]]:
    """The heads, then a row per input; without names there is no column about who."""
    names = not consultation.is_anonymous
    yield WHAT + WHO * names + ANSWER * consultation.is_public
    for each in inputs:
        what = [each.clause.number, each.clause.heading, each.get_kind_display()]
        what += [each.text, each.proposed_wording]
        who = [each.party, each.get_channel_display()] if names else []
        answer = _answer(each.response) if consultation.is_public else []
        yield [_harmless(cell) for cell in what + who + answer]


def _answer(response: Response) -> list[str]:
    return [response.get_outcome_display(), response.reason, response.change, response.new_wording]


def _harmless(cell: str) -> str:
    """What a spreadsheet would run as a formula is text."""
    return f"'{cell}" if cell.lstrip(BLANK)[:1] in FORMULA else cell
