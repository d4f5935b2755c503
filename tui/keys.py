"""The one registry of bindings: footer, `?` help and palette are made from it."""

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Pane = Literal["article", "list", "detail"]


@dataclass(frozen=True, slots=True)
class Key:
    """A binding: what is pressed, what it does, and where."""

    id: str
    keys: str
    """As Textual names them, parted by commas."""
    shown: str
    """As the reader reads them."""
    action: str
    help: str
    panes: tuple[Pane, ...] = ()
    """Empty: everywhere."""
    footer: str = ""
    """A word or two for the footer; empty: not in the footer."""
    hint: str = ""
    """What the footer names the key; empty: the first of ``shown``."""
    footed: tuple[Pane, ...] = ("article", "list", "detail")
    """The panes whose footer shows it."""


_LINES: tuple[Pane, ...] = ("list", "detail")
_COPIED: tuple[Pane, ...] = ("article", "list", "detail")

KEYS: tuple[Key, ...] = (
    Key("down", "j,down", "j ↓", "down", "a line down", _COPIED),
    Key("up", "k,up", "k ↑", "up", "a line up", _COPIED),
    Key("page-down", "pagedown,space", "Space PgDn", "page_down", "a page down", ("article",)),
    Key("page-up", "pageup,b", "b PgUp", "page_up", "a page up", ("article",)),
    Key("page-down-list", "pagedown", "PgDn", "page_down", "a page down", _LINES),
    Key("page-up-list", "pageup", "PgUp", "page_up", "a page up", _LINES),
    Key("half-down", "ctrl+d", "Ctrl+d", "half_down", "half a page down", _COPIED),
    Key("half-up", "ctrl+u", "Ctrl+u", "half_up", "half a page up", _COPIED),
    Key("top", "g,home", "g Home", "top", "to the first line", _COPIED),
    Key("bottom", "G,end", "G End", "bottom", "to the last line", _COPIED),
    Key("paragraph", "right_curly_bracket", "}", "paragraph(1)", "next paragraph", ("article",)),
    Key(
        "paragraph-back",
        "left_curly_bracket",
        "{",
        "paragraph(-1)",
        "previous paragraph",
        ("article",),
    ),
    Key("name", "l,right", "l →", "name(1)", "next name", ("article",), "name"),
    Key("name-back", "h,left", "h ←", "name(-1)", "previous name", ("article",)),
    Key("quote", "L", "L", "quote(1)", "next quote", ("article",), "quote"),
    Key("quote-back", "H", "H", "quote(-1)", "previous quote", ("article",)),
    Key("cross", "enter", "Enter", "cross", "to its row in the list", ("article",), "its row"),
    Key("cross-row", "enter", "Enter", "cross", "to its place in the text", _LINES, "in text"),
    Key("detail", "i", "i", "screen.detail", "detail of the current thing", (), "detail"),
    Key("article", "0", "0", "screen.go('article')", "article"),
    Key(
        "people",
        "1",
        "1",
        "screen.go('people')",
        "people",
        footer="lists",
        hint="1–4",
        footed=("article",),
    ),
    Key("places", "2", "2", "screen.go('places')", "places"),
    Key("quotes", "3", "3", "screen.go('quotes')", "quotes"),
    Key("organizations", "4", "4", "screen.go('organizations')", "organisations"),
    Key("next", "n", "n", "screen.walk(1)", "next mark", (), "next", footed=_LINES),
    Key("previous", "N", "N", "screen.walk(-1)", "previous mark"),
    Key("search", "slash", "/", "screen.find", "search the text", ("article",), "search"),
    Key("filter", "slash", "/", "screen.find", "filter these lines", _LINES, "filter"),
    Key("mark", "space", "Space", "mark", "mark this row", ("list",)),
    Key("mark-all", "A", "A", "mark_all", "mark all rows shown", ("list",)),
    Key("sort", "s", "s", "sort", "sort by order, count, name", ("list",)),
    Key("sentence", "v", "v", "sentence", "select the sentence; j k extend", ("article",)),
    Key("only", "o", "o", "screen.only", "only the quotes of this person; again: all"),
    Key("copy", "y", "y", "screen.copy(False)", "copy words or name", (), "copy"),
    Key("copy-with", "Y", "Y", "screen.copy(True)", "copy with attribution"),
    Key("copy-as", "c", "c", "screen.copy_as", "copy as…", (), "as…"),
    Key("export", "e", "e", "screen.export", "export to a file"),
    Key("next-pane", "tab", "Tab", "screen.pane(1)", "next pane"),
    Key("previous-pane", "shift+tab", "Shift+Tab", "screen.pane(-1)", "previous pane"),
    Key("zoom", "z", "z", "screen.zoom", "this pane alone; again: all"),
    Key("back", "backspace", "Backspace", "screen.back", "where I was before the jump"),
    Key("reload", "r", "r", "screen.reload", "read again"),
    Key("leave", "escape", "Esc", "screen.leave", "one level back; never quits"),
    Key("keys", "question_mark", "?", "screen.keys", "these keys", (), "keys"),
    Key("palette", "ctrl+p", "Ctrl+p", "app.command_palette", "all commands and themes"),
    Key("interrupt", "ctrl+c", "Ctrl+c", "screen.interrupt", "copy the selected text"),
    Key("suspend", "ctrl+z", "Ctrl+z", "app.suspend_process", "to the shell; fg comes back"),
    Key("quit", "q", "q", "screen.close", "close, or quit", (), "quit"),
)


def of(pane: Pane) -> tuple[Key, ...]:
    """The keys of a pane, those that hold everywhere last."""
    own = tuple(key for key in KEYS if pane in key.panes)
    return own + tuple(key for key in KEYS if not key.panes)


def bindings(pane: Pane | None) -> list[BindingType]:
    """Textual's bindings of a pane's own keys; None: those that hold everywhere."""
    return [
        Binding(key.keys, key.action, key.help, show=False, id=key.id, tooltip=key.help)
        for key in KEYS
        if (pane in key.panes if pane else not key.panes)
    ]
