"""Puts Streamlit's settings beside app.py when a wheel is made; pyproject.toml says all else."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithSettings(build_py):
    """Builds what pyproject.toml names, and `.streamlit`, which is no name of a package."""

    def run(self) -> None:
        """Copy what is installed into the folder that the wheel is made of."""
        super().run()
        if not self.editable_mode:
            settings = Path(".streamlit", "config.toml")
            self.mkpath(str(Path(self.build_lib, settings).parent))
            self.copy_file(str(settings), str(Path(self.build_lib, settings)))


setup(cmdclass={"build_py": BuildWithSettings})
