"""The command line. Every command reads its settings here and hands the work to one module.

Exit codes: 0 success, 1 a fault in the content or the data, 2 wrong usage.
"""

from __future__ import annotations

import functools
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.config import read_network
from builder.dataset import read_pictures
from builder.digits import draw_pictures
from builder.errors import BuildError, raise_all
from builder.publish import publish, recover
from builder.report import explain, faults_of, one_line, shown_path, size
from builder.revision import revision_of

if TYPE_CHECKING:
    from builder.site import Options, Plan

PROJECT = Path(__file__).resolve().parent.parent
ASSETS = PROJECT / "site_assets"
CODE = PROJECT / "builder"

ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


@dataclass
class Settings:
    """What the common options say; each may stand before or after the command's name."""

    content: Path = PROJECT / "content"
    out: Path = PROJECT / "site"
    base_url: str | None = None
    revision: str | None = None

    def options(self, drafts: bool = False) -> Options:
        """These settings as the site's own."""
        from builder.site import Options

        return Options(
            content=self.content,
            assets=ASSETS,
            base_url=self.base_url,
            revision=self.revision or revision_of(PROJECT, self.out),
            drafts=drafts,
        )

    def plan(self) -> Plan:
        """The whole site, in memory. Raises BuildError."""
        from builder.site import plan

        return plan(self.options())


class Commands(click.Group):
    """Commands that first put back what a killed build left, and tell faults as sentences."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault becomes exit code 1."""
        try:
            return super().invoke(ctx)
        except BuildError as error:
            click.echo(explain(error), err=True)
            ctx.exit(1)


def _absolute(path: str) -> Path:
    named = Path(path).absolute()
    return named if named.is_symlink() else named.resolve()  # a linked --out is to be refused


def _remember(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    settings = ctx.ensure_object(Settings)
    if value is not None and option.name is not None:
        setattr(settings, option.name, value)


def _address(url: str) -> str:
    if not ADDRESS.fullmatch(url):
        raise click.BadParameter("write a whole address, such as https://example.org/name")
    return url.rstrip("/")


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the common options as `settings`, and recovery before it starts."""

    @functools.wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **own: Any) -> None:
        settings = ctx.ensure_object(Settings)
        recover(settings.out)
        command(settings, **own)

    return _common_options(run)


def _common_options(command: Callable[..., None]) -> Callable[..., None]:
    for name, kind, text in (
        ("--content", "DIR", "The chapters, pictures and configuration [content/]."),
        ("--revision", "TEXT", "Shown in the footer [the commit of a clean checkout]."),
        ("--base-url", "URL", "The address the site will have [from site.toml]."),
        ("--out", "DIR", "Where the finished site stands [site/]."),
    ):
        command = click.option(
            name,
            metavar=kind,
            type={"DIR": _absolute, "URL": _address}.get(kind, str),
            help=text,
            expose_value=False,
            callback=_remember,
        )(command)
    return command


@click.group(cls=Commands, invoke_without_command=True)
@_common_options
@click.version_option(__version__, prog_name="build.py")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Trains the network, records the run, and builds the site around it.

    Without a command: build.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(build)


@cli.command()
@common
def build(settings: Settings) -> None:
    """Train, record, render; leave the finished site in --out."""
    started = time.perf_counter()
    plan = settings.plan()
    before = time.perf_counter()
    publish(plan.files, settings.out, sources=(settings.content, ASSETS, CODE))
    now = time.perf_counter()
    stages = {**plan.stages, "write": now - before}
    whole = size(sum(map(len, plan.files.values())))
    out = shown_path(settings.out)
    click.echo(f"Wrote {len(plan.files)} files, {whole}, to {out}/ in {now - started:.2f} s")
    click.echo("  " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in stages.items()))
    click.echo(f"Look at it: open {settings.out / 'index.html'} in a browser,")
    click.echo("or run `python build.py serve` to see every change as you save it.")


@cli.command()
@click.option("--port", default=8000, type=click.IntRange(0, 65535), show_default=True, metavar="N")
@common
def serve(settings: Settings, port: int) -> None:
    """Build, serve on 127.0.0.1, rebuild and reload on every save."""
    from builder.serve import serve as run

    options = vars(settings.options(drafts=True))
    run(options, port, watched=(settings.content, ASSETS, CODE))


@cli.command()
@common
def check(settings: Settings) -> None:
    """List every fault, one line each: links, anchors, assets, facts, claims, sizes."""
    from builder.checks import check_site

    try:
        files = settings.plan().files
        raise_all(check_site(files))
    except BuildError as error:
        faults = faults_of(error)
        click.echo("\n".join(one_line(fault) for fault in faults), err=True)
        raise SystemExit(1) from None
    click.echo(f"{len(files)} files checked, no faults.")


@cli.command()
@common
def digits(settings: Settings) -> None:
    """Print the pictures."""
    config = read_network(settings.content / "network.toml")
    width = shutil.get_terminal_size().columns
    for title, file in (("Training", config.training), ("Held out", config.held_out)):
        pictures = read_pictures(file, config.pictures)
        click.echo(f"{title}\n\n{draw_pictures(pictures, config.pictures, width)}\n")


def main() -> None:
    """Run the command line."""
    cli(prog_name="build.py")
