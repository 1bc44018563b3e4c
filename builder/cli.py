"""The command line: each command hands its settings to one module and prints what came of it.

Exit codes: 0 success, 1 a fault in the content or the data, 2 wrong usage. Modules that only one
command needs are imported there, so that `--help` and `digits` need not wait for them.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

from builder import __version__
from builder.base.errors import BuildError, raise_all
from builder.base.report import faults_of, one_line, shown_path, size
from builder.model.config import read_network, read_site
from builder.output.publish import publish, refuse
from builder.record.bundle import to_text
from builder.record.changes import ExperimentError
from builder.record.experiment import MOST_EPOCHS, read_experiment
from builder.record.exports import to_npz, to_table
from builder.record.fork_bundle import encode_experiment
from builder.record.run import read_data, recorder
from builder.settings import ASSETS, PROJECT, Commands, Settings, common, common_options
from builder.tools.digits import draw_all

if TYPE_CHECKING:
    from builder.pages.site import Plan


def planned(settings: Settings, *, drafts: bool = False) -> Plan:
    """The whole site, in memory; with drafts and untranslated texts, as `serve` shows it."""
    from builder.pages.site import plan, plan_translated

    return (plan if drafts else plan_translated)(settings.options(drafts=drafts))


@click.group(cls=Commands, invoke_without_command=True)
@common_options
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
    refuse(settings.out, settings.sources)
    plan = planned(settings)
    with plan.stage("write"):
        publish(plan.files, settings.out, settings.sources)
    whole, out = size(sum(map(len, plan.files.values()))), shown_path(settings.out)
    took = time.perf_counter() - started
    click.echo(f"Wrote {len(plan.files)} files, {whole}, to {out}/ in {took:.2f} s")
    click.echo("  " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in plan.stages.items()))
    start = settings.out / f"{settings.only or 'index'}.html"
    click.echo(f"Look at it: open {start} in a browser,")
    click.echo("or run `python build.py serve` to see every change as you save it.")


@cli.command()
@click.option("--port", default=8000, type=click.IntRange(0, 65535), show_default=True, metavar="N")
@common
def serve(settings: Settings, port: int) -> None:
    """Build, serve on 127.0.0.1, rebuild and reload on every save."""
    from builder.serve.serve import serve as run

    run(settings.options(drafts=True), port, watched=settings.sources)


@cli.command()
@common
def check(settings: Settings) -> None:
    """List every fault, one line each: links, anchors, assets, facts, claims, sizes."""
    from builder.output.checks import check_site

    try:
        base_url = settings.base_url or read_site(settings.content / "site.toml").base_url
        files = planned(settings).files
        raise_all(check_site(files, base_url))
    except BuildError as error:
        faults = faults_of(error)
        click.echo("\n".join(one_line(fault) for fault in faults), err=True)
        raise SystemExit(1) from None
    click.echo(f"{len(files)} files checked, no faults.")


@cli.command()
@common
def strings(settings: Settings) -> None:
    """Bring the catalogues of all languages up to date, and list what they lack."""
    from builder.pages.editions import update_catalogues

    click.echo("\n".join(map(shown_path, update_catalogues(settings.content, ASSETS))))


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common
def verify(settings: Settings, files: tuple[Path, ...]) -> None:
    """Recompute the record published in --out and compare every value.

    With FILES, bundles of experiments that the lab has saved, recompute those instead.
    """
    from builder.record.fork_bundle import verify_files
    from builder.record.verify import verify_site

    config = read_network(settings.network)
    data = read_data(config)
    report = verify_files(files, config, data) if files else verify_site(settings.out, config, data)
    raise_all(report.faults)
    for run in report.runs:
        click.echo(f"{run.name}: {run.values:,} values agree, digest {run.digest}")
    click.echo(f"{report.values:,} values compared, {report.differences} differ.")


@cli.command()
@click.option("--browser/--no-browser", default=True, help="Measure pages in Chromium too.")
@click.option(
    "--playing", default=20.0, show_default=True, metavar="SECONDS",
    help="For how long memory is watched while the inspector plays.",
)  # fmt: skip
@common
def bench(settings: Settings, browser: bool, playing: float) -> None:
    """Print the benchmark table: sizes, build, memory, pages, steps."""
    from builder.tools.bench import browser_rows, build_rows, size_rows, table

    plan = planned(settings)
    started = time.perf_counter()
    planned(settings, drafts=True)  # as `serve` does after a save: training is remembered
    again = time.perf_counter() - started
    rows = [*size_rows(plan.files), *build_rows(settings.command("build"), plan.stages, again)]
    click.echo(table(rows))
    if browser:
        click.echo("\n" + table([*browser_rows(plan.files, playing)]))


@cli.command()
@click.argument("folder", default=PROJECT / "screenshots", type=click.Path(path_type=Path))
@common
def shots(settings: Settings, folder: Path) -> None:
    """Photograph the main views into FOLDER [screenshots/], with a page that shows them all."""
    from builder.tools.screenshots import take_shots

    taken = list(take_shots(planned(settings).files, folder))
    click.echo(f"Wrote {len(taken)} pictures; look at {shown_path(folder / 'index.html')}")


@cli.command()
@click.option("--first", default=0, metavar="SEED", show_default=True, help="The first seed.")
@click.option("--tries", default=1_200_000, metavar="N", show_default=True, help="How many seeds.")
@click.option("--others", default=1000, metavar="N", show_default=True, help="Starts to compare.")
@click.option("--write", is_flag=True, help="Write start.txt, search.json and spread.csv.")
@common
def search(settings: Settings, first: int, tries: int, others: int, write: bool) -> None:
    """Search the start of the main run again, as [search] in network.toml says."""
    from builder.tools.search import data_for_search, describe, search_starts
    from builder.tools.search_files import found_files

    config = read_network(settings.network)
    data = data_for_search(config)
    with click.progressbar(length=tries, label="Seeds", file=sys.stderr) as bar:
        result = search_starts(config, data, first, tries, lambda n, _: bar.update(n - bar.pos))
    for name, sentence in describe(config.conditions()).items():
        click.echo(f"{result.met[name]:>9,}  {sentence}")
    click.echo(f"Found: {', '.join(map(str, result.found)) or 'none'}; chosen: {result.chosen}")
    if not write:
        return
    for file, text in found_files(config, data, result, others, settings.content).items():
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Wrote {shown_path(file)}")
    if result.chosen != config.seed:
        seed, told = result.chosen, shown_path(settings.network)
        click.echo(f"Write `seed = {seed}` under [start] in {told}.")


@cli.command()
@click.argument("text", metavar="EXPERIMENT")
@click.option("--epochs", type=click.IntRange(0, MOST_EPOCHS), metavar="N",
              help="How many to train [to the run's last].")  # fmt: skip
@click.option("--csv", type=click.File("w"), metavar="FILE", help="Write the table to FILE too.")
@click.option("--npz", type=click.File("wb"), metavar="FILE", help="Write the parameters to FILE.")
@click.option("--bundle", type=click.File("w", encoding="utf-8"), metavar="FILE",
              help="Write all of it to FILE, for `verify`.")  # fmt: skip
@common
def experiment(
    settings: Settings, text: str, epochs: int | None,
    csv: TextIO | None, npz: BinaryIO | None, bundle: TextIO | None,
) -> None:  # fmt: skip
    """Change a run at an epoch, train on, and print epoch, loss and accuracy.

    EXPERIMENT is written as in the address of lab.html, such as 'main@10;lr:12;off:h3'.
    """
    config = read_network(settings.network)
    data = read_data(config)
    try:
        forked = read_experiment(text, recorder(config, data))
        run = forked.run(forked.last - forked.epoch if epochs is None else epochs)
    except ExperimentError as error:
        raise click.UsageError(error.message) from None
    table = to_table(run)
    click.echo(table, nl=False)
    if csv is not None:
        csv.write(table)
    if npz is not None:
        npz.write(to_npz(run))
    if bundle is not None:
        bundle.write(to_text(encode_experiment(forked, run, config, data)))


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--like", type=click.Choice(["letters", "article"]), default="letters", show_default=True,
    help="A small one of four letters, or a copy of the article.",
)  # fmt: skip
@common
def new(settings: Settings, folder: Path, like: str) -> None:
    """Write a content folder to start from into FOLDER."""
    from builder.tools.new_content import write_content

    count = len(write_content(folder, settings.content, like_article=like == "article"))
    click.echo(f"Wrote {count} files. Draw your own pictures there, then look at them with")
    python = shown_path(Path(sys.executable)).removesuffix(".exe")
    click.echo(f"{python} build.py serve --content {shown_path(folder.absolute())}")


@cli.command()
@common
def digits(settings: Settings) -> None:
    """Print the pictures."""
    click.echo(draw_all(read_network(settings.network)))


def main() -> None:
    """Run the command line."""
    cli(prog_name="build.py")
