"""What Streamlit is told: `.streamlit/config.toml`."""

import tomllib

from tests.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_the_pages_are_served_to_this_machine_alone_and_nothing_is_reported() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_no_run_of_a_page_ends_with_a_collection_of_all_garbage() -> None:
    """It takes a third of a second once the models are loaded, and holds all others up."""
    assert CONFIG["runner"]["postScriptGC"] is False
