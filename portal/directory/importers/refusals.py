"""Why an import was not carried out at all: the directory is then as it was."""

from datetime import date

from portal.directory.importers.report import ImportReport


class ImportRefused(Exception):
    """Nothing was imported; the message says why and what to do."""


class OlderFile(ImportRefused):
    """The file tells of an earlier day than what was imported before."""

    def __init__(self, file_on: date, before: date) -> None:
        super().__init__(
            f"The file tells of {file_on:%d %B %Y}, but the directory already holds the state of "
            f"{before:%d %B %Y}. Download the newest file."
        )


class TooMuchWouldGo(ImportRefused):
    """More than a tenth of the open records would close or vanish; somebody must confirm it."""

    def __init__(self, going: int, standing: int, report: ImportReport) -> None:
        super().__init__(
            f"{going} of {standing} open records would close or are not in the file. "
            "That is more than a tenth: the file may be cut off or of another council. "
            "If it is right, repeat with --allow-removal."
        )
        self.report = report
