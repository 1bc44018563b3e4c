"""What the scanner looks for in a paragraph, the first that fits: each group is a construct."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""
      (?P<escape>\\[^\w\s])
    | (?P<code>(?P<ticks>`+)(?!`)(?P<body>.+?)(?<!`)(?P=ticks)(?!`))
    | (?P<formula>\$(?P<latex>(?:\{\{.*?\}\}|\\.|[^$\\])+)\$)
    | (?P<fact>\{\{(?P<expression>.*?)\}\})
    | (?P<named>\[\[(?P<name>[^\[\]|]+)(?:(?P<bar>\|)|\]\]))
    | (?P<note>\[\^(?P<note_name>[^\]\s]+)\])
    | (?P<image>!\[[^\]]*\](?:\([^)]*\))?)
    | (?P<link>\]\(\s*(?P<address>(?:\{\{.*?\}\}|\([^()\s]*\)|[^()\s])*)
               (?:\s+"(?P<title>[^"]*)")?\s*\))
    | (?P<claim>\]\{(?P<word>\w*):(?P<condition>(?:[^{}]|\{[^{}]*\})*)\})
    | (?P<reference>\]\[(?P<label>[^\[\]]*)\])
    | (?P<open>\[)
    | (?P<close>\])
    | (?P<web><(?P<url>https?://[^\s<>]+)>)
    | (?P<tag></?[A-Za-z!?])
    | (?P<entity>&\#?\w+;)
    | (?P<item>(?m:^)\ *(?P<number>[0-9]+)\.(?=\ ))
    | (?P<heading>(?m:^)(?P<level>\#+)\ *)
    | (?P<numeral>\w*\d(?:\w|[.,](?=\d))*)
    | (?P<quote>["'])
    | (?P<loose>\{\{|\}\}|`+|\${1,2})
    | (?P<foreign>[^\x00-\x7f])
    """,
    re.VERBOSE | re.DOTALL,
)

# What is wrong where one of these stands alone; any other wants its like.
LOOSE = {
    "{{": "nothing closes this '{{' in its paragraph; add '}}'",
    "}}": "no '{{' opens this '}}'; delete it",
    "$$": "nothing closes this '$$' in its paragraph; a displayed formula has '$$' alone on the "
    "line before and after it",
}

# Two stars that open bold words, or close them.
BOLD = re.compile(r"(?<![\\*])\*\*(?=[^*\s])|(?<=[^*\s])\*\*(?!\*)")
