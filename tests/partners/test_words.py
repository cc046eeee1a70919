"""How the portal says things."""

from partners.templatetags.words import begin


def test_the_beginning_of_a_text_keeps_its_lines():
    assert [begin("Beloften\n- een\n- twee", 3), begin("Een\ntwee", 9)] == ["Beloften\n- een …", "Een\ntwee"]
