"""allauth in this house: no open registration, Dutch mails through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter

from . import mails


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        message = self.render_mail(template_prefix, email, context)
        mails.post("account", email, message.subject, {"text": message.body})
