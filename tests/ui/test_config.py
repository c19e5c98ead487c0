"""What Streamlit is told: `.streamlit/config.toml`."""

import tomllib

from ingest.files.load import MAX_BYTES
from ingest.files.uploads import MEGABYTES
from tests.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_the_pages_are_served_to_this_machine_alone_and_nothing_is_reported() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_no_run_of_a_page_ends_with_a_collection_of_all_garbage() -> None:
    """It takes a third of a second once the models are loaded, and holds all others up."""
    assert CONFIG["runner"]["postScriptGC"] is False


def test_the_server_takes_files_as_large_as_the_page_says() -> None:
    assert CONFIG["server"]["maxUploadSize"] == MEGABYTES
    assert MEGABYTES * 2**20 <= MAX_BYTES
