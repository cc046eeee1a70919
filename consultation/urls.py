"""Addresses of consultations, below /<lok>/."""

from django.urls import path

from .views import answers, consultations, inputs, reports, texts

app_name = "consultation"
urlpatterns = [
    path("inspraak/", consultations.consultation_list, name="consultation_list"),
    path("inspraak/nieuw/", consultations.draft_consultation, name="draft_consultation"),
    path("inspraak/<int:pk>/", consultations.consultation_detail, name="consultation_detail"),
    path("inspraak/<int:pk>/bewerken/", consultations.edit_consultation, name="edit_consultation"),
    path("inspraak/<int:pk>/openen/", consultations.open_consultation, name="open_consultation"),
    path("inspraak/<int:pk>/verlengen/", consultations.extend_consultation, name="extend_consultation"),
    path("inspraak/<int:pk>/herinneren/", consultations.remind, name="remind"),
    path("inspraak/<int:pk>/beeindigen/", consultations.end_consultation, name="end_consultation"),
    path("inspraak/<int:pk>/afsluiten/", consultations.close_consultation, name="close_consultation"),
    path("inspraak/<int:pk>/stopzetten/", consultations.cancel_consultation, name="cancel_consultation"),
    path("inspraak/<int:pk>/tekst/", texts.text, name="text"),
    path("inspraak/<int:pk>/tekst/inlezen/", texts.import_text, name="import_text"),
    path("inspraak/<int:pk>/artikelen/nieuw/", texts.add_clause, name="add_clause"),
    path("inspraak/artikelen/<int:pk>/bewerken/", texts.edit_clause, name="edit_clause"),
    path("inspraak/artikelen/<int:pk>/schrappen/", texts.remove_clause, name="remove_clause"),
    path("inspraak/artikelen/<int:pk>/samenvoegen/", texts.merge_clause, name="merge_clause"),
    path("inspraak/artikelen/<int:pk>/verplaatsen/", texts.move_clause, name="move_clause"),
    path("inspraak/artikelen/<int:pk>/", inputs.clause_detail, name="clause_detail"),
    path("inspraak/artikelen/<int:pk>/inbreng/", inputs.start_input, name="start_input"),
    path("inspraak/inbreng/<int:pk>/", inputs.give_input, name="give_input"),
    path("inspraak/inbreng/<int:pk>/ontwerp/", inputs.draft_input, name="draft_input"),
    path("inspraak/inbreng/<int:pk>/intrekken/", inputs.withdraw_input, name="withdraw_input"),
    path("inspraak/<int:pk>/akkoord/", inputs.agree_with_rest, name="agree_with_rest"),
    path("inspraak/<int:pk>/noteren/", inputs.enter_input, name="enter_input"),
    path("inspraak/<int:pk>/antwoorden/", answers.answering, name="answering"),
    path("inspraak/<int:pk>/antwoord/", answers.write_response, name="write_response"),
    path("inspraak/<int:pk>/akkoorden/", answers.note_agreements, name="note_agreements"),
    path("inspraak/<int:pk>/verslag/", reports.report, name="report"),
    path("inspraak/<int:pk>/verslag.pdf", reports.report_paper, name="report_paper"),
    path("inspraak/<int:pk>/inbreng.csv", reports.input_sheet, name="input_sheet"),
]
