"""What Streamlit is told: `.streamlit/config.toml`."""

import tomllib

from tests.ui.drawing import APP


def test_the_pages_are_served_to_this_machine_alone_and_nothing_is_reported() -> None:
    config = tomllib.loads((APP.parent / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
