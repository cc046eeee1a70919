"""The editor of a draft framework: words around it, articles, commitments."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agreements import actions, rules
from agreements.forms.frameworks import ArticleForm, CommitmentForm, WordsForm
from agreements.framework_steps import coverage
from agreements.models import Article, Commitment
from ledger.asking import ask
from partners.views.pages import Page, fill

from .frameworks import visible_version


def editable_version(request, pk):
    """A draft this person may change now, else 404 or the reason why not."""
    version = visible_version(request, pk)
    ask(request.user, rules.EDIT_FRAMEWORK, version)
    return version


def editable_part(request, parts, pk):
    """An article or commitment of such a draft."""
    parts = parts.visible_to(request.user).filter(version__lok=request.lok)
    part = get_object_or_404(parts, pk=pk)
    part.version = editable_version(request, part.version_id)
    return part


def _editor(version, part=None) -> str:
    anchor = f"#artikel-{part.number}" if part else ""
    return reverse("agreements:edit_framework", args=[version.lok.slug, version.pk]) + anchor


def _page(version, title, done, part=None, submit="Bewaar", **said) -> Page:
    return Page(title, submit, _editor(version, part), f"Bewerk: {version}", done, **said)


def edit_framework(request, lok, pk):
    """Everything that can be changed, and which principles have no article yet."""
    version = editable_version(request, pk)
    articles = list(version.articles.prefetch_related("commitments"))
    groups = coverage(articles)
    is_covered = not any(group.missing for group in groups)
    context = {"version": version, "articles": articles, "groups": groups, "is_covered": is_covered}
    return render(request, "agreements/framework_edit.html", context)


def edit_words(request, lok, pk):
    """Purpose and parties, joining and leaving, what changes."""
    version = editable_version(request, pk)
    form = WordsForm(request.POST or None, instance=version)
    page = _page(version, "Doel, partijen en duur", "De tekst is bewaard.")
    return fill(
        request, page, form, lambda: actions.edit_framework(version, by=request.user, **form.values())
    )


def add_article(request, lok, pk):
    """A new article, at the end."""
    version = editable_version(request, pk)
    article = Article(version=version, principle=request.GET.get("principe", "")[:2])
    return _write(request, article, "Voeg een artikel toe", "Het artikel is toegevoegd.")


def edit_article(request, lok, pk):
    """Change an article."""
    article = editable_part(request, Article.objects, pk)
    return _write(request, article, f"Artikel {article.number}", "Het artikel is bewaard.")


def _write(request, article, title, done):
    form = ArticleForm(request.POST or None, instance=article)
    page = _page(article.version, title, done, article if article.pk else None)
    do = lambda: actions.write_article(form.filled(), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=lambda made: _editor(made.version, made))


@require_POST
def move_article(request, lok, pk):
    """One place up or down."""
    article = editable_part(request, Article.objects, pk)
    actions.move_article(article, by=request.user, up="op" in request.POST)
    article.refresh_from_db(fields=["number"])
    return redirect(_editor(article.version, article))


@require_POST
def remove_article(request, lok, pk):
    """Take an article out."""
    article = editable_part(request, Article.objects, pk)
    return redirect(_editor(actions.remove_article(article, by=request.user)))


def add_commitment(request, lok, pk):
    """A new promise under this article."""
    article = editable_part(request, Article.objects, pk)
    commitment = Commitment(article=article, version=article.version)
    return _promise(request, commitment, f"Nieuwe belofte bij artikel {article.number}")


def edit_commitment(request, lok, pk):
    """Change a promise."""
    commitment = editable_part(request, Commitment.objects.select_related("article"), pk)
    commitment.article.version = commitment.version
    return _promise(request, commitment, f"Belofte bij artikel {commitment.article.number}")


def _promise(request, commitment, title):
    form = CommitmentForm(request.POST or None, instance=commitment)
    page = _page(commitment.version, title, "De belofte is bewaard.", commitment.article)
    return fill(request, page, form, lambda: actions.write_commitment(form.filled(), by=request.user))


@require_POST
def remove_commitment(request, lok, pk):
    """Take a promise out."""
    commitment = editable_part(request, Commitment.objects.select_related("article"), pk)
    article = commitment.article
    return redirect(_editor(actions.remove_commitment(commitment, by=request.user), article))
