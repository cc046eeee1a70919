"""allauth in this house: no open registration, Dutch sentences, mails through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.password_validation import MinimumLengthValidator

from . import mails


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is niet actief. Vraag het na bij de regie van uw LOK.",
        "cannot_remove_primary_email": "Uw hoofdadres kunt u niet verwijderen.",
        "duplicate_email": "Dit adres hoort al bij uw account.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "email_taken": "Er is al een account met dit e-mailadres.",
        "enter_current_password": "Vul uw huidige wachtwoord in.",
        "incorrect_code": "Deze code klopt niet.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_or_expired_key": "Deze sleutel klopt niet of is vervallen.",
        "invalid_login": "Aanmelden lukte niet.",
        "invalid_password_reset": "Deze link is al gebruikt of vervallen. Vraag een nieuwe.",
        "too_many_login_attempts": "Te veel mislukte pogingen. Probeer het later opnieuw.",
        "unknown_email": "Bij dit e-mailadres hoort geen account.",
        "unverified_primary_email": "Bevestig eerst uw hoofdadres.",
        "same_as_current": "De nieuwe waarde moet anders zijn dan de huidige.",
        "rate_limited": "Even geduld: er kwamen te veel vragen na elkaar.",
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        message = self.render_mail(template_prefix, email, context)
        mails.post("account", email, message.subject, {"text": message.body})


class MFAAdapter(DefaultMFAAdapter):
    """The second step, in our Dutch."""

    error_messages = {
        "add_email_blocked": "Met aanmelden in twee stappen kunt u geen adres toevoegen.",
        "cannot_delete_authenticator": "U kunt aanmelden in twee stappen nu niet uitzetten.",
        "cannot_generate_recovery_codes": "Noodcodes maakt u pas als aanmelden in twee stappen aanstaat.",
        "incorrect_code": "Deze code klopt niet.",
        "unverified_email": "Bevestig eerst uw e-mailadres. Daarna kan aanmelden in twee stappen.",
    }


class LongEnough(MinimumLengthValidator):
    """Django's own sentence has no Dutch translation."""

    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self):
        return f"Minstens {self.min_length} tekens. Enkele woorden na elkaar zijn sterk en goed te onthouden."
