"""Which commands there are, and the one place that turns an error into an exit status.

A command's module is imported when it is called, so that no command pays for another's libraries.
"""

from __future__ import annotations

import errno
import gc
import os
import sys

from nkr import __version__

TYPE_CHECKING = False  # typing alone takes longer to import than `nkr --version` to run
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from typer.core import TyperGroup

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
    import typer
    from typer.core import TyperGroup
    from typer.main import get_command

    class OnDemand(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Click's signature)
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            return _loaded(cmd_name) if cmd_name in COMMANDS else None

        def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
            """The commands in their groups instead: with Typer's list of options no screen would hold them."""
            for title, names in GROUPS.items():
                with formatter.section(title):
                    listed = [(f"{name:<9}", _loaded(name).get_short_help_str(2 * MAX_SUMMARY)) for name in names]
                    formatter.write_dl(listed)
            formatter.write_paragraph()
            formatter.write_text("nkr COMMAND --help explains a command, nkr help the terms; nkr --version.")

    purpose = "What the sources say about North Koreans leaving their country: every figure with its hedge, its source"
    app = typer.Typer(
        cls=OnDemand,
        help=f"{purpose}, and the figures that contradict it.",
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def options(version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
        pass

    made = get_command(app)
    assert isinstance(made, TyperGroup)  # noqa: S101 (an app with a callback is a group)
    made.commands.update(dict.fromkeys(COMMANDS, made))  # a misspelt name is compared with theirs
    return made


def _command(name: str) -> Any:
    import importlib

    return importlib.import_module(f"nkr.commands.{name}").command


def _loaded(name: str) -> Any:
    from typer.core import TyperCommand
    from typer.main import get_command_from_info
    from typer.models import CommandInfo

    from nkr.commands.options import for_typer

    info = CommandInfo(name=name, callback=for_typer(_command(name)), cls=TyperCommand, no_args_is_help=False)
    return get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``nkr`` and return its exit status. No traceback reaches a user; ``NKR_DEBUG=1`` shows it to a developer."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if given == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"nkr {__version__}\n")  # before anything is imported: a version must not take time
        return 0
    from nkr.commands import FORMER
    from nkr.errors import ExitStatus

    if given[0] in FORMER:
        given = [*FORMER[given[0]].split(), *given[1:]]
    if sys.stderr is None:  # closed by who started us: what is said there must not end up among the data
        _write_nowhere("stderr")
    if sys.stdout is None:
        sys.stderr.write("nkr: stdout is closed: there is nowhere to answer.\n")
        return OUTPUT_LOST
    try:
        ended = None if _run_plainly(given) else group()(given, prog_name="nkr", standalone_mode=False, obj=given)
        return ended if isinstance(ended, int) else ExitStatus.ANSWERED
    except SystemExit as ending:
        status = ExitStatus.ANSWERED if ending.code is None else ExitStatus.WRONG_USAGE
        return ending.code if isinstance(ending.code, int) else status
    except BrokenPipeError:
        _write_nowhere("stdout")  # the reader has gone; the flush at exit must not fail
        return ExitStatus.ANSWERED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # as Python 3.11 wraps it while a library is loaded
            return INTERRUPTED
        return _complain(error)


def _write_nowhere(stream: str) -> None:
    setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _run_plainly(given: Sequence[str]) -> bool:
    """Whether the line was so plain that it was run without Typer."""
    if given[0] not in COMMANDS or "_NKR_COMPLETE" in os.environ:
        return False
    from nkr.commands.options import Invocation, plainly

    command = _command(given[0])
    if not hasattr(command, "__wrapped__"):  # only the reading commands, which share their options
        return False
    if (values := plainly(command, given[1:])) is None:
        return False
    command(Invocation(given), **values)
    return True


def _complain(error: Exception) -> int:
    """Say in one line what is wrong (of curated files, a line a problem). A full disk under stdout is raised again."""
    from nkr.errors import ExitStatus, InvalidData, NkrError
    from nkr.output import numbers, terminal

    status, line = int(ExitStatus.WRONG_USAGE), str(error)
    if isinstance(error, InvalidData):
        for problem in error.problems:
            terminal.note(str(problem))
        line = f"{numbers.counted(len(error.problems), 'problem')}; nothing was loaded."
    if isinstance(error, NkrError):
        status = error.status
    elif hasattr(error, "format_message"):  # Typer's: wrong words on the command line
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "nkr"
        line = f"{' '.join(error.format_message().split())} See '{command} --help'."
    elif isinstance(error, OSError) and error.filename is not None:  # a file that a user named, or in their folder
        line = f"{os.fsdecode(error.filename)}: {error.strerror}."
    elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        raise error
    elif isinstance(error, FileNotFoundError):  # the folder that the user is in: no relative path means anything
        line = "the current folder has been removed. Change to another one."
    elif os.environ.get("NKR_DEBUG"):
        raise error
    else:
        status = INTERNAL_FAULT
        line = f"a fault in nkr itself ({type(error).__name__}: {error}); NKR_DEBUG=1 shows where. Please report it."
    terminal.note(f"nkr: {line}")
    return status


def run() -> None:
    """The console script. Leaves at once, since taking the interpreter apart costs a seventh of a short run, but where
    other threads are at work, or under a profiler or Python's development mode.
    """
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
