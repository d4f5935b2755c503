"""Nasty texts of our own, and how to make worse ones of them."""

import random

SEEDS = (
    "Mayor Ada Quill said: “The bridge is closed.”\n\n“It is unsafe,” she said, “and old.",
    "\"He said 'No,' and she said \"Yes\"\" — `` what ''? «Да», „nein“, ‚ach‘, 'tis the rockin' '90s’",
    "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b31mred\x1b[0m \u202egnp.exe \u2066x\u2069\u200b\ufeff\U000e0041",
    "[bold]Ada[/] [@click=app.quit]x[/] [link=file:///etc/passwd]y[/link] [[ ]] \\[ {x} %s %n $(id) `id`",
    '=HYPERLINK("http://x")\n+1\n-1\n@SUM(A1)\n\t=2\n| a | b |\n# head\n> quote\n***',
    "z"
    + "\u0301" * 60
    + " 👩\u200d👩\u200d👧 🏴\U000e0067 ❤\ufe0f हिन्दी عَرَبِيّ 東京都知事「はい」 Zoë naïve",
    "x" * 3000 + " " + "“" * 300 + "”" * 299,
    "Q: Why?\nA: Because.\nSMITH: No.\nJONES (laughing): “Yes”\n" * 5,
    "a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h\x1ci\x00j",
    "The council of the small town met on Tuesday to talk about the bridge,\n" * 9,
    'theme = "summit-dark"\nmeasure = 90\nmouse = true\nclipboard = "auto"\n[x]\ny = [1, {z = 2}]\n',
    "",
)
PIECES = (
    "“",
    "”",
    '"',
    "'",
    "’",
    "\n",
    "\n\n",
    " ",
    "\x1b[",
    "\u202e",
    "\u0301",
    "👩\u200d",
    "\ud800",
    "said",
    "Ada Quill",
    "=",
    "\x00",
    ".",
)


def text(chance: random.Random) -> str:
    """One nasty text."""
    made = chance.choice(SEEDS)
    for _ in range(chance.randrange(8)):
        at, other = chance.randint(0, len(made)), chance.choice(SEEDS)
        match chance.randrange(5):
            case 0:
                made = (
                    made[:at] + chance.choice(PIECES) * chance.choice((1, 1, 2, 9, 40)) + made[at:]
                )
            case 1:
                made = made[:at] + made[at + chance.randrange(12) :]
            case 2:
                cut = chance.randint(0, len(other))
                made = made[:at] + other[cut : cut + chance.randrange(200)]
            case 3:
                made = (
                    made[:at]
                    + chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000))))
                    + made[at:]
                )
            case _:
                made = made[at:] + made[:at]
    return made[:6000]


def data(chance: random.Random) -> bytes:
    """The same as bytes, in some encoding, perhaps damaged."""
    encoding = chance.choice(
        ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "shift-jis")
    )
    made = bytearray(text(chance).encode(encoding, errors="replace"))
    for _ in range(chance.choice((0, 0, 1, 5))):
        made.insert(chance.randint(0, len(made)), chance.randrange(256))
    return bytes(made)
