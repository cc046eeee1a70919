"""A starting text for the note on proportion, to be filled in with one's own figures (D8)."""

NOTE = """\
De subsidie bedraagt [bedrag] per organisator. De voorwaarden kosten een organisator naar schatting [kost]
per jaar: [deel] van het bedrag.

**Waarom deze voorwaarden.** Zonder [voorwaarde] bereikt de subsidie haar doel niet: [waarom].

**Of het lichter kan.** Wij overwogen [lichter alternatief]. Dat volstaat niet, want [waarom].
Wat het bestuur al weet, vragen wij niet opnieuw.

**Wie het zwaarst draagt.** Voor een onthaalouder of een kleine organisator betekent dit [uren of kost].
Daarom [verlichting].

**Wat het LOK zei.** [opmerkingen], en wat wij daarmee deden: [antwoord].
"""
