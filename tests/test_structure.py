"""The design, held in place: imports run one way, heavy libraries stay out of the way, names stay plain."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from framing.export.kept import KeptComparisons
from framing.readers import read_story
from framing.settings import Settings
from tests.samples import bridge

PACKAGE = Path(__file__).parents[1] / "framing"

# Lowest first; a module may import from levels below its own, never from its own level or above.
LEVELS = (
    ("errors", "lexicon", "records", "version"),
    ("settings", "assets", "fetching", "models"),
    ("readers", "cleaning", "language", "encoders"),
    ("analysis",),
    ("align",),
    ("devices",),
    ("findings",),
    ("scorers",),
    ("report",),
    ("export",),
    ("exercises",),
    ("pipeline",),
    ("batch",),
    ("console",),
    ("cli",),
    ("__init__", "__main__"),
)
LEVEL = {name: height for height, names in enumerate(LEVELS) for name in names}
HEAVY = (
    "torch",
    "sklearn",
    "spacy",
    "sentence_transformers",
    "transformers",
    "trafilatura",
    "urllib3",
    "pypdfium2",
    "feedparser",
    "warcio",
    "pyarrow",
    "sqlite_utils",
)


MOST_MODULES, LONGEST_MODULE = 303, 300
"""Files, and lines in one."""


def modules() -> Iterator[tuple[str, Path]]:
    """Yield each module's stage (the first name below `framing`) with its file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path


def stages_imported(path: Path) -> set[str]:
    """Return the stages that a file imports from, however it spells the import."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("framing.")}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import; write it out from framing"
            if node.module == "framing":
                found |= {alias.name for alias in node.names}
            elif (node.module or "").startswith("framing."):
                found.add((node.module or "").split(".")[1])
    return found


def test_imports_run_one_way() -> None:
    """Protects the flow of the stages: no module imports from its own level or from one above."""
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for stage, path in modules()
        for other in stages_imported(path)
        if other != stage and LEVEL[other] >= LEVEL[stage]
    ]
    assert not wrong


def modules_loaded(arguments: list[str]) -> set[str]:
    """Return the modules that a process has loaded when the command line has done what the arguments say."""
    code = f"""
import sys, framing.cli
try:
    sys.argv[1:] = {arguments!r}
    framing.cli.main()
except SystemExit:
    pass
print("loaded", *sorted(sys.modules), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


LIGHT = {"framing.assets", "framing.cli", "framing.console", "framing.errors", "framing.settings", "framing.version"}
"""What the command line imports before it knows which command it is to run; the folder of commands comes with it."""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["compare", "--help"]])
def test_the_command_line_starts_light(arguments: list[str]) -> None:
    """Protects the wait at the prompt: help needs no stage of the pipeline, and none of the libraries behind them."""
    loaded = modules_loaded(arguments)
    own = {name for name in loaded if name.startswith("framing.") and not name.startswith("framing.cli.")}
    assert own <= LIGHT
    assert not loaded & {*HEAVY, "numpy", "onnxruntime", "tokenizers", "jinja2", "sqlite3"}


def test_a_repeated_report_needs_no_stage(tmp_path: Path) -> None:
    """Protects the wait for a report on what has not changed: it is read and rendered, and nothing else is loaded."""
    folder = PACKAGE.parent / "corpora" / "vietnam-visit-2024"
    KeptComparisons(Settings(cache=tmp_path)).keep(read_story([folder]), bridge())
    arguments = ["compare", str(folder), "--cache", str(tmp_path), "--out", str(tmp_path / "out")]
    rendering, again = modules_loaded(arguments), modules_loaded(arguments)
    stages = {"align", "analysis", "cleaning", "devices", "encoders", "language", "models", "pipeline", "scorers"}
    for loaded in (rendering, again):
        assert not stages & {name.split(".")[1] for name in loaded if name.startswith("framing.")}
        assert not loaded & {*HEAVY, "numpy", "scipy", "onnxruntime", "tokenizers", "onnx"}
    assert "jinja2" in rendering
    assert not again & {"jinja2", "rich", "framing.report.story", "framing.findings"}
    assert (tmp_path / "out" / "vietnam-visit-2024" / "report.html").is_file()


def test_no_module_is_a_drawer() -> None:
    """Protects names that say what is inside: nothing is called utils, helpers, common or misc."""
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert not [path for _, path in modules() if path.stem in drawers or path.parent.name in drawers]


def test_the_house_stays_small_at_the_top() -> None:
    """Protects newcomers from a flat house: at most seventeen folders and nine files at the top."""
    top = [path for path in PACKAGE.iterdir() if path.name not in {"__pycache__", "_assets", "py.typed"}]
    assert sum(path.is_dir() for path in top) <= 17
    assert sum(path.is_file() for path in top) <= 9


def test_the_house_stays_small() -> None:
    """Protects a newcomer's hour: no more rooms than can be walked through, and none too long to read at once."""
    files = [path for _, path in modules()]
    assert len(files) <= MOST_MODULES
    long = [str(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE]
    assert not long


def test_no_module_is_named_like_one_of_pythons_own() -> None:
    """Protects files that are run on their own: beside a `json.py` a script would import that instead of Python's."""
    assert not [path for _, path in modules() if path.stem in sys.stdlib_module_names]


def test_every_folder_says_what_it_is_for() -> None:
    """Protects whoever opens a folder first: its `__init__` has a docstring."""
    inits = (path for _, path in modules() if path.name == "__init__.py")
    assert not [path for path in inits if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_the_package_imports_only_what_is_asked_for() -> None:
    """Protects programs that want a record and no pipeline: `import framing` loads nothing but its version."""
    code = "import sys, framing; print(sorted(m for m in sys.modules if m.startswith('framing.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['framing.version']"
