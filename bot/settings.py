"""Settings: read once from the environment, frozen; an error names the variable and the remedy."""

from __future__ import annotations

import os
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.kit import times
from bot.kit.errors import UserError


class BadSettings(Exception):
    """What is wrong with the environment, a line each: the variable, and what to do."""


def _folder(variable: str, fallback: str) -> Path:
    base = os.environ.get(variable, "")
    return (Path(base) if base.startswith("/") else Path("~") / fallback) / "grapevine"


class Settings(BaseSettings):
    """Every setting has a variable of its own; see .env.example."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, populate_by_name=True)

    database_url: SecretStr | None = Field(
        None, validation_alias=AliasChoices("GRAPEVINE_DATABASE_URL", "DATABASE_URL", "database_url")
    )
    data_dir: Path = Field(
        default_factory=lambda: _folder("XDG_DATA_HOME", ".local/share"),
        validation_alias="GRAPEVINE_DATA_DIR",
        validate_default=True,
    )
    config_dir: Path = Field(
        default_factory=lambda: _folder("XDG_CONFIG_HOME", ".config"),
        validation_alias="GRAPEVINE_CONFIG_DIR",
        validate_default=True,
    )
    keys: SecretStr | None = Field(None, validation_alias="GRAPEVINE_KEYS")
    slack_bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field("https://slack.com/api/", validation_alias="GRAPEVINE_SLACK_API_URL")
    slack_guests: bool = Field(False, validation_alias="GRAPEVINE_SLACK_GUESTS")
    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    discord_api_url: str = Field("https://discord.com/api/v10", validation_alias="GRAPEVINE_DISCORD_API_URL")
    discord_gateway_url: str = Field("", validation_alias="GRAPEVINE_DISCORD_GATEWAY_URL")
    discord_shards: int = Field(0, ge=0, le=10_000, validation_alias="GRAPEVINE_DISCORD_SHARDS")
    base_url: str = Field("", validation_alias="GRAPEVINE_BASE_URL")
    feed_allow: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), validation_alias="GRAPEVINE_FEED_ALLOW"
    )
    ca_file: Path | None = Field(None, validation_alias="GRAPEVINE_CA_FILE")
    host: str = Field("127.0.0.1", validation_alias="GRAPEVINE_HOST")
    port: int = Field(8080, ge=0, le=65535, validation_alias="PORT")
    zone: str = Field("", validation_alias="GRAPEVINE_ZONE")
    command_prefix: str = Field("", validation_alias="GRAPEVINE_COMMAND_PREFIX")
    log: Literal["debug", "info", "warning", "error"] = Field("info", validation_alias="GRAPEVINE_LOG")
    log_format: Literal["plain", "json"] = Field("plain", validation_alias="GRAPEVINE_LOG_FORMAT")
    metrics: bool = Field(False, validation_alias="GRAPEVINE_METRICS")

    @field_validator("data_dir", "config_dir")
    @classmethod
    def _whole_path(cls, folder: Path) -> Path:
        try:
            return folder.expanduser()  # a shell leaves the ~ in “GRAPEVINE_DATA_DIR="~/data"” as it is
        except RuntimeError:  # neither HOME nor an entry in /etc/passwd, as in some containers
            raise ValueError("no home folder is known. Set it to a path that begins with /") from None

    @field_validator("feed_allow", mode="before")
    @classmethod
    def _networks(cls, listed: object) -> object:
        if not isinstance(listed, str):
            return listed
        try:
            networks = tuple(ip_network(one) for one in re.split(r"[\s,]+", listed.strip(" ,")))
        except ValueError:
            raise ValueError("write networks such as 10.20.0.0/16 or fd12:3456::/32, a comma between several") from None
        if any(network.prefixlen == 0 for network in networks):
            raise ValueError(
                "that is every address there is. Write the networks of the calendars, such as 10.20.0.0/16"
            )
        return networks

    @field_validator("ca_file")
    @classmethod
    def _certificates(cls, path: Path | None) -> Path | None:
        if path is None:
            return None
        import ssl  # 12 ms, and most never set this

        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
        except OSError:  # ssl's own errors as well
            raise ValueError("no certificates could be read there. Set it to the path of a PEM file") from None
        return path

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            return times.zone(name).key if name else ""
        except UserError as error:
            raise ValueError(f"{error.message} {error.hint}") from None

    @field_validator("command_prefix")
    @classmethod
    def _short_prefix(cls, prefix: str) -> str:
        if prefix and not re.fullmatch(r"[a-z][a-z0-9_-]{0,11}", prefix):
            raise ValueError("use up to 12 small letters, digits, - or _, beginning with a letter, such as gv-")
        return prefix

    @field_validator("log", "log_format", mode="before")
    @classmethod
    def _any_case(cls, word: object) -> object:
        return word.lower() if isinstance(word, str) else word

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not re.match(
            r"(postgres|postgresql|postgresql\+psycopg|sqlite)://", url.get_secret_value()
        ):
            raise ValueError("begin with postgresql:// or sqlite:///, or leave it empty for the embedded database")
        return url

    @model_validator(mode="after")
    def _tokens_fit(self) -> Settings:
        if self.slack_bot_token and not (self.slack_app_token or self.slack_signing_secret):
            raise ValueError(
                "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it: set one"
            )
        if not self.slack_bot_token and (self.slack_app_token or self.slack_signing_secret):
            raise ValueError(
                "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN isn't: set it, or unset them"
            )
        return self

    @property
    def platforms(self) -> bool:
        """Whether there is anybody outside to talk to."""
        return self.slack or self.discord_token is not None

    @property
    def slack(self) -> bool:
        return self.slack_bot_token is not None

    @property
    def embedded(self) -> bool:
        """SQLite in a file of our own."""
        return self.database_url is None or self.database_url.get_secret_value().startswith("sqlite")

    @property
    def url(self) -> str:
        """The database's address; with its password, so never show it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir / 'grapevine.db'}"

    @property
    def key_file(self) -> Path:
        return self.config_dir / "keys"


_WHOLE_NUMBER = "write a whole number from 0 to 65535, such as 8080"
_REMEDIES: dict[str, str] = {
    "int_parsing": _WHOLE_NUMBER,
    "greater_than_equal": _WHOLE_NUMBER,
    "less_than_equal": _WHOLE_NUMBER,
    "bool_parsing": "write on or off",
}
"""In place of pydantic's own words, by its type of error: there is one number."""


def read_settings() -> Settings:
    """Raises BadSettings."""
    try:
        return Settings()  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        lines: list[str] = []
        for one in error.errors(include_input=False, include_url=False):
            variable = " / ".join(str(part) for part in one["loc"])
            said = _REMEDIES.get(one["type"]) or one["msg"].removeprefix("Value error, ")
            if one["type"] == "literal_error":
                said = f"write {one.get('ctx', {})['expected']}".replace("'", "")
            stop = "" if said.endswith((".", "?")) else "."
            lines.append(f"{variable}: {said}{stop}" if variable else f"{said}{stop}")
        raise BadSettings("\n".join(lines)) from None
