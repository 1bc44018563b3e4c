"""Built pages read back element by element."""

from __future__ import annotations

from builder.output.html_reader import read_markup


def test_an_element_knows_its_place_its_attributes_and_what_it_lies_in():
    page = '<main>\n  <p id="a" hidden>text <b>bold</b></p></main>'
    main, p, b = read_markup(page)
    assert [element.tag for element in b.surroundings()] == ["b", "p", "main"]
    assert (p.line, p.column) == (2, 3)
    assert (p.get("id"), p.get("hidden"), p.get("class")) == ("a", "", "")
    assert main.parent is None


def test_what_stands_after_an_element_without_an_end_is_beside_it():
    br, img, b = read_markup('<br><img src="a.png"><b></b>')
    assert (br.parent, img.parent, b.parent) == (None, None, None)


def test_an_end_closes_all_that_was_left_open_inside():
    *_, after = read_markup("<div><p><b></div><i></i>")
    assert after.parent is None


def test_an_end_of_nothing_is_passed_over():
    div, b = read_markup("<div></p><b></b></div>")
    assert b.parent is div


def test_scripts_and_styles_keep_their_raw_text_and_hold_no_elements():
    script, style = read_markup("<script>a < b && '<i>'</script><style>p > q {}</style>")
    assert (script.text, style.text) == ("a < b && '<i>'", "p > q {}")
