from django.db import migrations

from advice import row_security


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_the_main_road"), ("ledger", "0002_clock")]
    operations = [
        migrations.RunSQL(row_security.FUNCTIONS, row_security.DROP_FUNCTIONS),
        migrations.RunSQL(row_security.enable(), row_security.disable()),
    ]
