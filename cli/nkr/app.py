"""Which commands there are, and the one place that turns an error into an exit status.

A command's module is imported when it is called, so that no command pays for another's libraries.
"""

from __future__ import annotations

import sys

from nkr import __version__

TYPE_CHECKING = False  # typing alone takes longer to import than `nkr --version` to run
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from typer.core import TyperGroup
    from typer.exceptions import TyperException

    from nkr.errors import NkrError

GROUPS = {
    "Ask": ("ask", "stats", "estimates", "conflicts", "facts", "fact", "source"),
    "Check and cite": ("check", "cite", "sums", "gaps"),
    "Share": ("chart", "report", "export", "serve", "mcp"),
    "Curate": ("draft", "ingest", "lint", "verify"),
    "Help": ("about", "help"),
}
"""Every command, as ``nkr --help`` lists them; each is ``command`` in the module of its name in ``nkr.commands``."""
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
MAX_SUMMARY = 45
"""Letters of a command's first sentence, so that the list of all fits a screen of 80 columns."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as a shell gives it."""
INTERNAL_FAULT = 70
"""Exit status of a fault in nkr itself (sysexits' EX_SOFTWARE)."""
OUTPUT_LOST = 74
"""Exit status where stdout could not be written, as on a full disk (sysexits' EX_IOERR)."""


def group() -> TyperGroup:
    """The command line, each command loaded on demand."""
    import importlib

    import typer
    from typer.core import TyperCommand, TyperGroup
    from typer.main import get_command, get_command_from_info
    from typer.models import CommandInfo

    from nkr.commands.command_line import for_typer

    class OnDemand(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Click's signature)
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in COMMANDS:
                return None
            module = importlib.import_module(f"nkr.commands.{cmd_name}")
            return get_command_from_info(
                CommandInfo(name=cmd_name, callback=for_typer(module.command), cls=TyperCommand, no_args_is_help=False),
                pretty_exceptions_short=True,
                rich_markup_mode=None,
            )

        def format_options(self, ctx: Any, formatter: Any) -> None:
            """The commands in their groups instead: with Typer's list of options no screen would hold them."""
            for title, names in GROUPS.items():
                with formatter.section(title):
                    formatter.write_dl(
                        [
                            (f"{name:<9}", self.get_command(ctx, name).get_short_help_str(2 * MAX_SUMMARY))
                            for name in names
                        ]
                    )
            formatter.write_paragraph()
            formatter.write_text("nkr COMMAND --help explains a command, nkr help the terms; nkr --version.")

    app = typer.Typer(
        cls=OnDemand,
        help=(
            "What the sources say about North Koreans leaving their country: every figure with its hedge, its source, "
            "and the figures that contradict it."
        ),
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def options(
        version: bool = typer.Option(False, "--version", help="Print the version."),
    ) -> None:
        pass

    made = get_command(app)
    assert isinstance(made, TyperGroup)  # noqa: S101 (an app with a callback is a group)
    made.commands.update(dict.fromkeys(COMMANDS, made))  # their names are what a misspelt one is held against
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``nkr`` and return its exit status. No traceback reaches a user; ``NKR_DEBUG=1`` shows it to a developer."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if given == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"nkr {__version__}\n")  # before anything is imported: a version must not take time
        return 0
    import errno

    from nkr.commands import FORMER
    from nkr.errors import ExitStatus, NkrError

    if given[0] in FORMER:
        given = [*FORMER[given[0]].split(), *given[1:]]

    if sys.stderr is None:  # closed by who started us: what is said there must not end up among the data
        import os

        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stderr.write("nkr: stdout is closed: there is nowhere to answer.\n")
        return OUTPUT_LOST
    try:
        return ExitStatus.ANSWERED if _run_plainly(given) else _run_by_typer(given)
    except SystemExit as ending:
        return _status(ending.code)
    except NkrError as error:
        _complain(error)
        return error.status
    except BrokenPipeError:
        import os

        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (the reader has gone; the flush at exit must not fail)
        return ExitStatus.ANSWERED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if (
            error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO) and error.filename is None
        ):  # stdout: files are named
            raise
        if error.filename is not None:  # a file that a user named, or one in a folder of theirs
            return _complain_of(error)
        return _lost() if _is_nowhere() else _fault(error)
    except Exception as error:
        # Python 3.11 wraps what interrupts the making of a class, as when a library is loaded.
        return INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else _fault(error)


def _run_plainly(given: Sequence[str]) -> bool:
    """Whether the line was so plain that it was run without Typer."""
    import os

    if given[0] not in COMMANDS or "_NKR_COMPLETE" in os.environ:
        return False
    import importlib

    from nkr.commands.command_line import Invocation, plainly

    command = importlib.import_module(f"nkr.commands.{given[0]}").command
    if not hasattr(command, "__wrapped__"):  # only the reading commands, which share their options
        return False
    values = plainly(command, given[1:])
    if values is None:
        return False
    command(Invocation(given), **values)
    return True


def _run_by_typer(given: Sequence[str]) -> int:
    from typer.exceptions import TyperException

    from nkr.errors import ExitStatus

    try:
        ended = group()(given, prog_name="nkr", standalone_mode=False, obj=given)
        return ended if isinstance(ended, int) else ExitStatus.ANSWERED
    except TyperException as error:
        return _misused(error)


def _status(code: object) -> int:
    from nkr.errors import ExitStatus

    return code if isinstance(code, int) else ExitStatus.ANSWERED if code is None else ExitStatus.WRONG_USAGE


def _misused(error: TyperException) -> int:
    """Wrong words on the command line: one line that says which, and where the right ones stand."""
    from nkr.errors import ExitStatus
    from nkr.output import terminal

    context = getattr(error, "ctx", None)
    command = context.command_path if context else "nkr"
    terminal.note(f"nkr: {' '.join(error.format_message().split())} See '{command} --help'.")
    return ExitStatus.WRONG_USAGE


def _complain(error: NkrError) -> None:
    from nkr.errors import InvalidData
    from nkr.output import numbers, terminal

    if isinstance(error, InvalidData):
        for problem in error.problems:
            terminal.note(str(problem))
        terminal.note(f"nkr: {numbers.counted(len(error.problems), 'problem')}; nothing was loaded.")
    else:
        terminal.note(f"nkr: {error}")


def _complain_of(error: OSError) -> int:
    import os

    from nkr.errors import ExitStatus
    from nkr.output import terminal

    terminal.note(f"nkr: {os.fsdecode(error.filename)}: {error.strerror}.")
    return ExitStatus.WRONG_USAGE


def _is_nowhere() -> bool:
    """Whether the folder that the user is in has been removed: then no relative path means anything."""
    import os

    try:
        os.getcwd()  # noqa: PTH109 (pathlib asks the same)
    except OSError:
        return True
    return False


def _lost() -> int:
    from nkr.errors import ExitStatus
    from nkr.output import terminal

    terminal.note("nkr: the current folder has been removed. Change to another one.")
    return ExitStatus.WRONG_USAGE


def _fault(error: BaseException) -> int:
    import os

    from nkr.output import terminal

    if os.environ.get("NKR_DEBUG"):
        raise error
    terminal.note(
        f"nkr: a fault in nkr itself ({type(error).__name__}: {error}); NKR_DEBUG=1 shows where. Please report it."
    )
    return INTERNAL_FAULT


def run() -> None:
    """The console script. Leaves at once: taking the interpreter apart costs a seventh of a short run.

    Nothing of ours waits for that: files and databases are closed where they are used. With other threads at work, or
    under a profiler or Python's development mode, it ends the ordinary way.
    """
    import gc
    import os
    from contextlib import suppress

    gc.disable()  # a short run ends before collecting would pay
    try:
        status = main()
        threading = sys.modules.get("threading")  # a version is shown without loading it
        if (threading and threading.active_count() > 1) or sys.gettrace() or sys.getprofile() or sys.flags.dev_mode:
            sys.exit(status)
        if sys.stdout is not None:  # a user may close it
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED  # while libraries were loaded, say
    except BrokenPipeError:
        status = 0  # the reader has seen enough
    except OSError as error:
        status = OUTPUT_LOST
        with suppress(OSError):
            os.write(2, f"nkr: the answer could not be written: {error.strerror}.\n".encode())
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
