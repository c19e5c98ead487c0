"""What the image is made of and how it is run, read from its files: no engine runs them here."""

import fnmatch
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from ask_the_minutes import main
from scripts.run_as_in_container import instructions, read_image
from tests.conftest import ROOT
from tests.test_architecture import ROOMS, settings_read

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
STEPS = list(instructions(DOCKERFILE))
LAST = STEPS[max(n for n, (word, _) in enumerate(STEPS) if word == "FROM") :]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CADDYFILE = (ROOT / "Caddyfile").read_text("utf-8")
FILES = [DOCKERFILE, (ROOT / "compose.yaml").read_text("utf-8"), CADDYFILE]
PINNED = re.compile(r"[\w./-]+:v?\d+\.\d+(\.\d+)?[\w.-]*")
"""An image with a version of at least two numbers."""


def given(word: str, steps: list[tuple[str, str]] = LAST) -> list[str]:
    return [what for name, what in steps if name == word]


# The image ------------------------------------------------------------------------------


def test_every_base_is_pinned_to_a_version() -> None:
    bases = [one.split()[0] for one in given("FROM", STEPS)]
    bases += [one["image"] for one in SERVICES.values()]
    assert len(bases) == 6
    assert [one for one in bases if not PINNED.fullmatch(one) or "latest" in one] == []
    assert len({one for one in bases if one.startswith("python:3.11.")}) == 1


def test_what_runs_is_no_root_and_keeps_nothing_but_the_archive() -> None:
    (user,) = given("USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert given("VOLUME") == ['["/data"]']
    assert [word for word, _ in LAST].index("USER") < [word for word, _ in LAST].index("CMD")
    environment = read_image(DOCKERFILE).environment
    assert environment["MINUTES_STORE"] == "/data"
    assert environment["HOME"] == "/tmp"


def test_the_last_image_holds_no_tools_to_make_it() -> None:
    installing = " ".join(given("RUN"))
    assert not re.search(r"\b(pip|gcc|build-essential|git|make|curl|wget)\b", installing)
    copied = [one for one in LAST if one[0] in ("COPY", "ADD")]
    assert [what.split()[0] for _, what in copied] == ["--from=made"]
    assert "--no-install-recommends" in installing
    assert "rm -rf /var/lib/apt/lists" in installing
    assert "venv --without-pip" in " ".join(given("RUN", STEPS))


def test_it_is_asked_for_its_health_where_it_listens() -> None:
    (check,) = given("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    environment = read_image(DOCKERFILE).environment
    port = environment["STREAMLIT_SERVER_PORT"]
    assert given("EXPOSE") == [port]
    assert environment["STREAMLIT_SERVER_ADDRESS"] == "0.0.0.0"
    assert "'/health'" in command[-1]
    assert f"'127.0.0.1', {port}" in command[-1]
    compile(command[-1], "check", "exec")
    again = SERVICES["app"]["healthcheck"]["test"]
    assert [again[0], *again[1:]] == ["CMD", *command]


def test_what_it_runs_is_a_command_of_the_product(capsys: pytest.CaptureFixture[str]) -> None:
    program, command, *options = read_image(DOCKERFILE).command
    assert program == "ask-the-minutes"
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {option}" in told for option in options)


def test_it_is_made_of_pinned_requirements_alone() -> None:
    making = " ".join(given("RUN", STEPS))
    assert "-r requirements.txt" in making
    assert "pip install --no-deps ." in making
    for other in re.findall(r"pip install ([^&]+)", making):
        assert "requirements.txt" in other or other.startswith("--no-deps")


# What goes into it ----------------------------------------------------------------------


def is_sent(path: str) -> bool:
    """Tell whether a file is sent to be built from: the last line that matches says so."""
    sent = True
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!")
        if not line or line.startswith("#"):
            continue
        parts = path.split("/")
        heads = ["/".join(parts[: n + 1]) for n in range(len(parts))]
        if pattern.startswith("**/"):
            matches = pattern[3:] in parts
        else:
            matches = any(
                head.count("/") == pattern.count("/") and fnmatch.fnmatchcase(head, pattern)
                for head in heads
            )
        if matches:
            sent = line.startswith("!")
    return sent


def test_all_that_is_installed_is_sent() -> None:
    wanted = ["pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"]
    wanted += ["requirements.in", "requirements.txt", ".streamlit/config.toml", "app.py"]
    wanted += ["samples/minutes/x.txt", "ui/tokens.css", "prompts/answer.txt", "metrics.py"]
    wanted += [f"{room}/__init__.py" for room in ROOMS]
    assert [one for one in wanted if not is_sent(one)] == []


@pytest.mark.parametrize(
    "path",
    [
        "settings.env",
        ".env",
        "data/catalogue.sqlite",
        "minutes/draft.pdf",
        ".git/config",
        ".venv/bin/python",
        "tests/conftest.py",
        "training/weights/reader.bin",
        "ui/__pycache__/door.pyc",
        "backup.tar.gz",
        ".streamlit/secrets.toml",
    ],
)
def test_nothing_private_or_needless_is_sent(path: str) -> None:
    assert not is_sent(path)


@pytest.mark.parametrize("text", FILES)
def test_no_secret_stands_in_the_files(text: str) -> None:
    set_here = re.findall(r"(?i)\b(\w*(?:password|secret|token|api_?key)\w*)\s*[:=]\s*(\S+)", text)
    assert [name for name, value in set_here if not value.startswith("${")] == []
    assert not re.search(r"\bsk-|BEGIN [A-Z ]*PRIVATE KEY", text)


@pytest.mark.parametrize("text", FILES)
def test_every_setting_that_is_named_exists(text: str) -> None:
    known = settings_read()
    assert [one for one in re.findall(r"\bMINUTES_[A-Z_]+\b", text) if one not in known] == []


# The services ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_may_do_as_little_as_it_must(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["cap_drop"] == ["ALL"]
    assert set(service.get("cap_add", [])) <= {"NET_BIND_SERVICE"}
    assert service["restart"] == "unless-stopped"
    assert any(one.startswith("/tmp") for one in service["tmpfs"])
    assert service["healthcheck"]["test"]
    assert not {"privileged", "network_mode", "pid", "devices"} & set(service)
    assert not any("docker.sock" in one for one in service["volumes"])


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["chroma"]["networks"] == SERVICES["postgres"]["networks"] == ["inside"]
    assert SERVICES["app"]["user"] == given("USER")[0]


def test_the_proxy_waits_for_the_app_and_hands_on_to_it() -> None:
    assert SERVICES["proxy"]["depends_on"] == {"app": {"condition": "service_healthy"}}
    assert "app:8501" in CADDYFILE
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in SERVICES["proxy"]["volumes"]


def test_every_volume_is_one_of_those_that_are_named() -> None:
    used = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service["volumes"]
        if re.match(r"\w", volume)
    }
    assert used == set(COMPOSE["volumes"])
    assert "archive:/data" in SERVICES["app"]["volumes"]
    (minutes,) = [one for one in SERVICES["app"]["volumes"] if ":/minutes" in one]
    assert minutes.endswith(":ro")


def test_what_is_not_used_by_default_stands_behind_a_profile() -> None:
    assert {name for name, one in SERVICES.items() if "profiles" not in one} == {"app", "proxy"}
    pinned = re.findall(r"^chromadb==(\S+)$", (ROOT / "requirements.txt").read_text(), re.M)
    assert SERVICES["chroma"]["image"] == f"chromadb/chroma:{pinned[0]}"
    shared = {name for name, one in SERVICES.items() if "shared" in one.get("profiles", ())}
    assert shared == {"chroma", "postgres"}


def test_the_commands_that_the_files_name_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"ask-the-minutes ([a-z]+)", "\n".join(FILES)))
    assert named
    for command in named:
        assert main([command, "--help"]) == 0, capsys.readouterr().err


# The proxy ------------------------------------------------------------------------------


def test_the_proxy_sends_what_browsers_heed() -> None:
    sent = dict(re.findall(r'^\t\t([A-Z][\w-]+) "(.*)"$', CADDYFILE, re.M))
    assert {"Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy"} <= set(sent)
    policy = dict(one.strip().split(" ", 1) for one in sent["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert not re.search(r"https?:|\*", " ".join(policy.values()))


def test_readers_get_no_figures_and_requests_get_their_ids() -> None:
    (kept_back,) = re.findall(r"@figures path (.*)", CADDYFILE)
    for path in ("/metrics", "/metrics/", "/_stcore/metrics", "/minutes/metrics"):
        assert any(fnmatch.fnmatchcase(path, one) for one in kept_back.split())
    assert "respond @figures 404" in CADDYFILE
    assert "header_up X-Request-ID {http.request.uuid}" in CADDYFILE
    assert "header_up -X-Forwarded-For" not in CADDYFILE
    assert "health_uri /health" in CADDYFILE


CADDY = shutil.which("caddy") or ""


@pytest.mark.skipif(not CADDY, reason="Caddy is not installed")
def test_caddy_understands_its_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [CADDY, "validate", "--adapter", "caddyfile", "--config", str(ROOT / "Caddyfile")],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
