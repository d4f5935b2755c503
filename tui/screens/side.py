"""The side of the explorer: the lists in one pane, the detail in another; both with a line for a filter."""

from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from tui.selection import KINDS, Kind
from tui.widgets.detail import Detail
from tui.widgets.entity_list import EntityList
from tui.widgets.filter_bar import FilterBar


def lists_and_detail(kind: Kind) -> tuple[Vertical, Vertical]:
    """Both panes; ``kind`` is the list that is shown."""
    lists = [EntityList(each, id=f"list-{each}") for each in KINDS]
    switcher = ContentSwitcher(*lists, id="lists", initial=f"list-{kind}")
    return (
        Vertical(FilterBar(id="filter"), switcher, id="list-pane", classes="pane"),
        Vertical(
            FilterBar(id="detail-filter"), Detail(id="detail"), id="detail-pane", classes="pane"
        ),
    )
