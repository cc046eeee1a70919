"""The outbox: a mail is a row before it is a message, so nothing is lost and nothing goes twice."""

from django.db import models


class Mail(models.Model):
    """One mail to one address; the worker sends it once."""

    to = models.EmailField("aan")
    subject = models.CharField("onderwerp", max_length=200)
    body = models.TextField("tekst")
    calendar = models.TextField("agendabestand", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return self.subject
