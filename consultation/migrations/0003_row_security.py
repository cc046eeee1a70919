from django.db import migrations

from consultation import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("consultation", "0002_fingerprints_and_answering"),
        ("ledger", "0002_clock"),
        ("partners", "0001_the_register"),
    ]
    operations = [
        migrations.RunSQL(row_security.FUNCTIONS, row_security.DROP_FUNCTIONS),
        migrations.RunSQL(row_security.enable(), row_security.disable()),
    ]
