"""What can go wrong, each told in one sentence: what happened, what was expected, what to do."""


class FramingError(Exception):
    """The base of every error that a user can mend. The command line prints its sentence and exits with 1."""

    @property
    def said(self) -> str:
        """The sentence as it was given: one of our own can be said in another language, which `str` of it cannot."""
        sentence: str = self.args[0]
        return sentence


class InputError(FramingError):
    """A file, folder or story that cannot be read or compared as given."""


class ModelError(FramingError):
    """A model that is missing, damaged or not of the expected kind."""


class OutputError(FramingError):
    """A file that cannot be made, or a place that cannot be written to."""


class SettingsError(FramingError):
    """A setting whose value cannot be used."""
