"""The only wiring, and the command line. What a verb needs is imported inside it, so that `--help` starts at once."""

from __future__ import annotations

import gc
import io
import sys
from typing import Annotated

import typer

app = typer.Typer(
    name="grapevine",
    help="Grapevine, a networking companion for Slack and Discord.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would cost --help half of its time
    pretty_exceptions_enable=False,
)


@app.callback()
def plain_text() -> None:
    """Nothing that somebody's terminal or pipe can't show may end in an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@app.command()
def run(
    part: Annotated[
        str, typer.Argument(help="all: whatever is set up here; web or worker: one process of several, on PostgreSQL")
    ] = "all",
) -> None:
    """Start Grapevine.

    Every platform whose tokens are set, or the console when none is.
    """
    from bot.cli import serve

    serve.run(part)


@app.command()
def console(
    command: Annotated[
        list[str] | None, typer.Option("--command", "-c", help="Say this line and leave; may be repeated")
    ] = None,
    name: Annotated[str, typer.Option("--as", help="Which person on this machine you are")] = "you",
    forward: Annotated[str, typer.Option(help="Start with the clock moved on: 2h, 3d, 1w")] = "",
) -> None:
    """Talk to Grapevine in the terminal.

    It uses the embedded database, on this machine. Lines may be piped in, too.
    """
    from bot.cli import terminal

    raise typer.Exit(terminal.console(command or [], name=name, forward=forward))


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    from bot.cli import schema

    schema.migrate()


@app.command()
def manifest(platform: Annotated[str, typer.Argument(help="slack or discord")]) -> None:
    """Print what a platform is told of, as JSON.

    The app manifest for Slack, or the commands for Discord.
    """
    from bot.cli import tools

    tools.manifest(platform)


@app.command()
def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with status 1 if README.md is stale")
    ] = False,
) -> None:
    """Write the list of commands into README.md."""
    from bot.cli import tools

    raise typer.Exit(tools.docs(check=check))


@app.command()
def explain(
    what: Annotated[
        str,
        typer.Argument(
            help="date: which day and time a phrase means, and how often; note: how a line about a person is taken "
            "apart; goal: how a goal is read, and the five letters of SMART; draft: what is wrong with a message; "
            "call: how a command is read; calendar: what takes place by an iCalendar file; feed: what an RSS, Atom or "
            "JSON feed holds"
        ),
    ],
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT|FILE]",
            help="The text, as typed now; or the file. Without it, or with -, it is read from standard input",
            show_default=False,
        ),
    ] = None,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="calendar: the first day, as 2026-03-05")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="calendar: the day after the last one")] = "",
    zone: Annotated[
        str,
        typer.Option("--zone", help="Where TEXT is typed; calendar, feed: the time zone of the days and times"),
    ] = "UTC",
) -> None:
    """Show how dates, notes, goals and files are read, as JSON.

    date, note and goal read JSON Lines: {"text": "next fri", "now": "2026-03-04T10:00:00+01:00", "zone":
    "Europe/Berlin", "locale": "en-GB"}, the locale if it is known. draft reads {"text": …, "channel": "email",
    "first_contact": true}; the channel may also be linkedin_message, connection_note or dm. call reads lines as people
    type them. Each line is answered by one line, in order, and what can't be read by {"ok": false, "reason": …}. No
    database is opened.

    The window of a calendar is half open: from the beginning of the day --from until before the day --to begins, in
    --zone. What is under way when it begins counts. Times are local ones of --zone; the end of an all-day event is the
    day after its last one, as in the file. What can't be read is told on standard error.
    """
    from bot.cli import explain

    raise typer.Exit(explain.explain(what, text, since=since, until=until, zone=zone))


@app.command(name="rotate-keys")
def rotate_keys() -> None:
    """Seal every private text anew with the first key.

    With the key file of an embedded run it makes a new key first. It can be stopped and started again.
    """
    from bot.cli import rotate

    rotate.rotate()


@app.command()
def doctor() -> None:
    """Check the set-up, and say what to do.

    It looks at settings, database, key, clock and zone data, and changes nothing.
    """
    from bot.cli import doctor

    raise typer.Exit(doctor.doctor())


deliveries = typer.Typer(name="deliveries", invoke_without_command=True, rich_markup_mode=None)
app.add_typer(deliveries)


@deliveries.callback()
def show_deliveries(
    ctx: typer.Context,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="List this state instead of what went wrong; may be repeated")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="List at most so many")] = 50,
    before: Annotated[str, typer.Option(help="Go on with what is older than this id")] = "",
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for scripts")] = False,
) -> None:
    """Show what waits, what is stopped and what failed.

    Ids, states and codes only: no name and no text. It works beside a running bot.
    """
    if ctx.invoked_subcommand is not None:
        return
    from bot.cli import deliveries

    raise typer.Exit(deliveries.show(state or [], limit=limit, before=before, as_json=json))


@deliveries.command()
def again(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="As the list shows them")],
    sure: Annotated[
        bool,
        typer.Option("--sure", help="Also a digest that may have arrived: it can be there twice then"),
    ] = False,
) -> None:
    """Send what is dead, unknown, expired or cancelled once more.

    Each is due at once and for a day. What was sent stays sent.
    """
    from bot.cli import deliveries

    raise typer.Exit(deliveries.again(ids, sure=sure))


@deliveries.command()
def drop(ids: Annotated[list[str], typer.Argument(metavar="ID...", help="As the list shows them")]) -> None:
    """Cancel what waits, or take what went wrong off the list."""
    from bot.cli import deliveries

    raise typer.Exit(deliveries.drop(ids))


@deliveries.command()
def resume(
    name: Annotated[str, typer.Argument(help="What is stopped, as the list shows it")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Take every stop back")] = False,
) -> None:
    """Let messages go again where they were stopped."""
    from bot.cli import deliveries

    raise typer.Exit(deliveries.resume(name, everything=everything))


if __name__ == "__main__":
    gc.disable()  # until cli.wiring.keep_imports: imports make no garbage, and looking for it is a tenth of a start
    app()
