"""Settings: each error names its variable and the remedy, and no secret is ever repeated."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import AliasChoices

from bot.settings import BadSettings, Settings, read_settings
from storage.vault import Keyring
from tests.cli.process import ROOT, Home, together
from tests.feeds.certificates import Authority

SECRET = "geheim-1234567890"


def variables() -> set[str]:
    """Every variable that settings.py reads."""
    found: set[str] = set()
    for field in Settings.model_fields.values():
        alias = field.validation_alias
        names = alias.choices if isinstance(alias, AliasChoices) else [alias]
        found |= {name for name in names if isinstance(name, str) and name.isupper()}
    return found


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment with none of our variables."""
    for name in (*variables(), "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return monkeypatch


def test_env_example_has_every_variable_and_no_other():
    text = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^#?([A-Z][A-Z_]+)=", text, re.MULTILINE)) == variables()


def test_env_example_sets_nothing():
    assert all(not line or line.startswith("#") for line in (ROOT / ".env.example").read_text().splitlines())


def test_every_variable_in_env_example_has_a_comment_of_its_own():
    lines = (ROOT / ".env.example").read_text().splitlines()
    for before, line in pairwise(lines):
        if re.match(r"#[A-Z_]+=", line):
            assert before.startswith("# "), line


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("PORT", "http", "whole number"),
        ("PORT", "70000", "whole number"),
        ("PORT", "-1", "whole number"),
        ("GRAPEVINE_LOG", "loud", "debug, info, warning or error"),
        ("GRAPEVINE_LOG_FORMAT", "xml", "plain or json"),
        ("GRAPEVINE_METRICS", "9090", "on or off"),
        ("GRAPEVINE_FEED_ALLOW", "intranet", "such as 10.20.0.0/16"),
        ("GRAPEVINE_FEED_ALLOW", "10.20.0.1/16", "such as 10.20.0.0/16"),
        ("GRAPEVINE_FEED_ALLOW", "10.0.0.0/8, ::/0", "every address there is"),
        ("GRAPEVINE_CA_FILE", "/no/such/file.pem", "path of a PEM file"),
        ("GRAPEVINE_CA_FILE", __file__, "path of a PEM file"),
        ("GRAPEVINE_ZONE", "Mars", "Did you mean"),
        ("GRAPEVINE_ZONE", "../../etc/passwd", ""),
        ("GRAPEVINE_COMMAND_PREFIX", "GV!", "such as gv-"),
        ("GRAPEVINE_DATABASE_URL", f"mysql://u:{SECRET}@db/x", "postgresql://"),
        ("GRAPEVINE_DATABASE_URL", f"{SECRET}", "postgresql://"),
        ("SLACK_BOT_TOKEN", f"xoxb-{SECRET}", "SLACK_APP_TOKEN"),
    ],
)
def test_an_error_names_the_variable_and_what_to_do(bare: pytest.MonkeyPatch, name: str, value: str, remedy: str):
    bare.setenv(name, value)
    with pytest.raises(BadSettings) as error:
        read_settings()
    said = str(error.value)
    assert name in said
    assert remedy in said
    assert SECRET not in said
    assert not re.search(r"[.?!]\.$", said, re.MULTILINE), said
    assert error.value.__cause__ is None


def test_all_errors_are_told_at_once(bare: pytest.MonkeyPatch):
    bare.setenv("PORT", "x")
    bare.setenv("GRAPEVINE_LOG", "x")
    with pytest.raises(BadSettings) as error:
        read_settings()
    assert len(str(error.value).splitlines()) == 2


def test_settings_shown_by_mistake_hold_no_secret(bare: pytest.MonkeyPatch):
    for name in variables():
        if "TOKEN" in name or "SECRET" in name or "KEYS" in name:
            bare.setenv(name, SECRET)
    bare.setenv("GRAPEVINE_DATABASE_URL", f"postgresql://u:{SECRET}@db/x")
    assert SECRET not in repr(read_settings())


def test_empty_is_the_same_as_not_set(bare: pytest.MonkeyPatch):
    plain = read_settings()
    for name in variables():
        bare.setenv(name, "")
    assert read_settings() == plain


def test_nothing_set_is_an_embedded_database_below_home(bare: pytest.MonkeyPatch, tmp_path: Path):
    chosen = read_settings()
    assert chosen.embedded
    assert chosen.url == f"sqlite:///{tmp_path}/.local/share/grapevine/grapevine.db"
    assert chosen.key_file == tmp_path / ".config" / "grapevine" / "keys"


def test_a_relative_xdg_folder_does_not_count(bare: pytest.MonkeyPatch, tmp_path: Path):
    bare.setenv("XDG_DATA_HOME", "somewhere")
    assert read_settings().data_dir == tmp_path / ".local" / "share" / "grapevine"


def test_a_tilde_that_the_shell_left_is_the_home_folder(bare: pytest.MonkeyPatch, tmp_path: Path):
    bare.setenv("GRAPEVINE_DATA_DIR", "~/vine")
    assert read_settings().data_dir == tmp_path / "vine"


def test_without_a_home_the_folder_has_to_be_named(bare: pytest.MonkeyPatch):
    bare.setenv("GRAPEVINE_DATA_DIR", "~no-such-user-here/vine")
    with pytest.raises(BadSettings, match=r"GRAPEVINE_DATA_DIR: no home folder"):
        read_settings()


def test_the_longer_name_of_the_database_wins(bare: pytest.MonkeyPatch):
    bare.setenv("DATABASE_URL", "postgres://db/one")
    assert read_settings().url == "postgres://db/one"
    bare.setenv("GRAPEVINE_DATABASE_URL", "sqlite:////tmp/two.db")
    assert read_settings().embedded


def test_networks_to_read_from_are_listed_with_commas_or_spaces(bare: pytest.MonkeyPatch):
    assert read_settings().feed_allow == ()
    bare.setenv("GRAPEVINE_FEED_ALLOW", " 10.20.0.0/16,fd12:3456::/32 192.168.7.9 ")
    found = [str(network) for network in read_settings().feed_allow]
    assert found == ["10.20.0.0/16", "fd12:3456::/32", "192.168.7.9/32"]


def test_a_file_of_certificates_is_looked_at_when_settings_are_read(bare: pytest.MonkeyPatch, tmp_path: Path):
    bare.setenv("GRAPEVINE_CA_FILE", str(Authority(tmp_path / "ours.pem").file))
    assert read_settings().ca_file == tmp_path / "ours.pem"


def test_every_verb_refuses_bad_settings_without_a_secret(tmp_path: Path):
    bad = {"PORT": "x", "GRAPEVINE_DATABASE_URL": f"mysql://u:{SECRET}@db/x", "GRAPEVINE_KEYS": Keyring.generate()}
    verbs = (("run",), ("console", "-c", "help"), ("migrate",), ("doctor",), ("manifest", "slack"))
    for verb, ran in together({verb[0]: (Home(tmp_path), verb, bad) for verb in verbs}).items():
        assert ran.status == 2, verb
        assert "PORT: " in ran.err
        assert "GRAPEVINE_DATABASE_URL: " in ran.err
        assert SECRET not in ran.text
        assert bad["GRAPEVINE_KEYS"].partition(":")[2] not in ran.text
