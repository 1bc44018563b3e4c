"""The policy names what a page holds, and allows nothing else."""

from __future__ import annotations

import base64
import hashlib

from builder.pages.content_policy import PLACE, with_policy

HEAD = f'<meta http-equiv="Content-Security-Policy" content="{PLACE}">'


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def rules(page: str) -> dict[str, str]:
    policy = with_policy(HEAD + page).split('content="')[1].split('"')[0]
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_a_page_without_scripts_may_run_none():
    assert rules("<p>text</p>")["script-src"] == "'none'"


def test_an_inline_script_and_style_are_named_by_their_hashes():
    found = rules("<style>p{}</style><script>let a = 1;</script>")
    assert found["script-src"] == hash_of("let a = 1;")
    assert found["style-src"] == hash_of("p{}")


def test_scripts_in_files_are_allowed_from_the_site_alone():
    found = rules('<script defer src="a.js"></script>')
    assert (found["script-src"], found["style-src"]) == ("'self' file:", "'none'")


def test_scripts_of_both_kinds_are_named_together_those_of_the_site_first():
    found = rules('<script>let a = 1;</script><script defer src="a.js"></script>')
    assert found["script-src"] == f"'self' file: {hash_of('let a = 1;')}"


def test_a_page_that_speaks_of_the_place_keeps_its_words():
    assert with_policy(f"{HEAD}<p>{PLACE}</p>").endswith(f"<p>{PLACE}</p>")


def test_data_is_no_script():
    assert rules('<script type="application/json">{}</script>')["script-src"] == "'none'"


def test_what_no_page_of_ours_does_is_forbidden_to_all():
    assert {name: sources for name, sources in rules("").items() if name != "img-src"} == {
        "default-src": "'none'",
        "script-src": "'none'",
        "style-src": "'none'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
