"""What every command is told: where the content is, where the site goes, what it is called."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from builder.base.errors import BuildError
from builder.base.report import explain
from builder.base.revision import revision_of
from builder.model.config import ADDRESS
from builder.output.publish import recover
from builder.pages.options import Options

PROJECT = Path(__file__).resolve().parent.parent
ASSETS = PROJECT / "site_assets"
CODE = PROJECT / "builder"


@dataclass
class Settings:
    """What the common options say; each may stand before or after the command's name."""

    content: Path = PROJECT / "content"
    out: Path = PROJECT / "site"
    base_url: str | None = None
    revision: str | None = None
    only: str = ""

    @property
    def network(self) -> Path:
        """The file that says what to train."""
        return self.content / "network.toml"

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders that the site is made from."""
        return self.content, ASSETS, CODE

    def command(self, name: str) -> list[str]:
        """The words after `python` that run a command with these settings, --out left out."""
        words = [str(PROJECT / "build.py"), name, "--content", str(self.content)]
        for option, value in (("--base-url", self.base_url), ("--revision", self.revision)):
            words += [option, value] if value is not None else []
        return words

    def options(self, *, drafts: bool = False) -> Options:
        """What a build is told."""
        return Options(
            content=self.content,
            assets=ASSETS,
            base_url=self.base_url,
            revision=self.revision or revision_of(PROJECT, self.sources),
            drafts=drafts,
            only=self.only,
        )


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


_TYPES: Mapping[str, click.ParamType[Any] | Callable[[str], Any]] = {
    "DIR": _absolute,
    "URL": _address,
    "inspector": click.Choice(["inspector"]),
}


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the common options as `settings`, and recovery before it starts."""

    @functools.wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **own: Any) -> None:
        settings = ctx.ensure_object(Settings)
        recover(settings.out)
        command(settings, **own)

    return common_options(run)


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that may stand before the command's name as well as after it."""
    for name, kind, text in (
        ("--content", "DIR", "The chapters, pictures and configuration [content/]."),
        ("--revision", "TEXT", "Shown in the footer [the commit of a clean checkout]."),
        ("--base-url", "URL", "The address the site will have [from site.toml]."),
        ("--out", "DIR", "Where the finished site stands [site/]."),
        ("--only", "inspector", "The inspector's page and its data, without the article."),
    ):
        command = click.option(
            name,
            metavar=kind,
            type=_TYPES.get(kind, str),
            help=text,
            expose_value=False,
            callback=_remember,
        )(command)
    return command
