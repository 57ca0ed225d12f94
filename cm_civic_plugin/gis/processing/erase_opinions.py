"""``cmcivic:eraseopinions``: an export, or one person's posts, out of all that was made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProject,
)

from ...core.errors import BadOutput, CivicError, msg
from ...core.opinion.platforms import SUFFIXES
from ..i18n import say, tr
from ..tasks import unexpected
from .algorithm import CivicAlgorithm, progress_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..opinion.erase_proof import Proof
    from ..opinion.erasing import Done

_HIDDEN = "''"


class SecretText(QgsProcessingParameterString):
    """A text that QGIS keeps neither in its history nor in its log."""

    def valueAsPythonString(self, _value: Any, _context: QgsProcessingContext) -> str:  # noqa: N802
        """Return what the history and the log show of the value."""
        return _HIDDEN

    def valueAsString(self, _value: Any, _context: QgsProcessingContext) -> tuple:  # noqa: N802
        """Return what a command for qgis_process shows of the value."""
        return "", True

    def valueAsJsonObject(self, _value: Any, _context: QgsProcessingContext) -> str:  # noqa: N802
        """Return what the history's JSON holds of the value."""
        return ""

    def valueAsPythonComment(self, _value: Any, _context: QgsProcessingContext) -> str:  # noqa: N802
        """Return what a script says of the value."""
        return ""


class EraseOpinions(CivicAlgorithm):
    """Erases and proves it; see ``gis.opinion.erasing`` and ``gis.opinion.erase_proof``."""

    NAME = "eraseopinions"
    COLUMN = "opinion"
    TITLE = msg("Erase opinions")
    HELP = msg(
        "Erases the posts of one person, by a name, the number of a post, words of a post or a "
        "telephone number, from every map, layer of points, file of kept posts and quote made "
        "from a file of opinions: maps are made again without them, what cannot be made again is "
        "removed. With no person, everything made from the file is removed. It then searches the "
        "project, its folder, the folder given and the plugin's own files, and says what is left "
        "and where. The file of opinions itself is not touched. This cannot be undone. What is "
        "typed for the person is kept nowhere."
    )

    INPUT, PERSON, WORDS, FOLDER = "INPUT", "PERSON", "WORDS", "FOLDER"
    PACK, LEDGER, REPORT = "PACK", "LEDGER", "REPORT"
    ERASED, LEFT = "ERASED", "LEFT"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Return that it runs on the main thread, for it changes the project's layers."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT,
                tr("File of opinions"),
                fileFilter=tr("Opinions") + f" ({' '.join(SUFFIXES)});;"
                + tr("All files") + " (*)",
            )
        )  # fmt: skip
        self.addParameter(
            SecretText(
                self.PERSON,
                tr("Person: a name, the number of a post, words or a telephone number"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.WORDS, tr("Also posts whose text holds it, whoever wrote them"), True
            )
        )
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.addParameter(
            QgsProcessingParameterFile(self.FOLDER, tr("Folder of results"), folder, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFile(self.PACK, tr("City pack (folder)"), folder, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.LEDGER, tr("List of erased posts (empty: that of the profile)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report of what was erased"), "JSON (*.json)", optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.ERASED, tr("Erased")))
        self.addOutput(QgsProcessingOutputNumber(self.LEFT, tr("Places where something is left")))

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Erase and prove it."""
        from ..opinion.erase_words import proof_sentences

        progress = progress_of(feedback)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        try:
            erased, done, proof = self._erase(parameters, context, progress)
            if report:
                _write(Path(report), proof.to_json(done))
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # noqa: BLE001 (QGIS would log its text, which may quote a post)
            raise QgsProcessingException(unexpected(error)) from None
        for line in proof_sentences(proof, done):
            feedback.pushInfo(line)
        return {self.ERASED: erased, self.LEFT: len(proof.left), self.REPORT: report}

    def _erase(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        progress: Callable[[float], None],
    ) -> tuple[int, Done, Proof]:
        from ...core.opinion.erasure import AUTHOR, NUMBER, Ledger, find_posts, searched_for
        from ...core.opinion.source import source_sha256
        from ..opinion import erase_proof, erasing, made_from
        from ..opinion.profile import ledger_path
        from ..opinion.session import import_posts

        path = Path(self.parameterAsFile(parameters, self.INPUT, context))
        search = self.parameterAsString(parameters, self.PERSON, context).strip()
        chosen = self.parameterAsString(parameters, self.FOLDER, context)
        folders = [Path(chosen)] if chosen else []
        pack = self.parameterAsString(parameters, self.PACK, context)
        listed = self.parameterAsString(parameters, self.LEDGER, context)
        ledger = Ledger.load(Path(listed) if listed else ledger_path())
        project = context.project() or QgsProject.instance()
        source = made_from.Source(source_sha256(path, lambda _size: progress(0)), path.name, path)
        before = ledger.rows(source.sha256)
        imported = import_posts(path, lambda percent, _word: progress(percent / 500), erased=before)
        common, rows = 0, None
        plan = made_from.find_made(
            made_from.see(project),
            source,
            lambda share: progress(0.2 + 0.1 * share),
            imported,
            folders,
        )
        if search:
            whole = self.parameterAsBool(parameters, self.WORDS, context)
            found = find_posts(path, search, lambda share: progress(0.3 + 0.1 * share))
            found = found.without(before)
            rows = [match.row for match in found.matches if whole or match.why in (AUTHOR, NUMBER)]
            prepared = erasing.prepare(
                plan,
                rows,
                before,
                lambda share: progress(0.4 + 0.3 * share),
                imported,
                Path(pack) if pack else None,
            )
            erasing.put_in_project(project, prepared, ledger)
            done = erasing.finish(prepared)
            erasing.refresh(project, prepared)
            traces = [*prepared.traces.traces, *searched_for(search)]
            common, erased = prepared.traces.common, len(rows)
        else:
            done = erasing.delete(plan, erasing.let_go(project, plan))
            traces = erase_proof.traces_of_source(source)
            erased = len(plan.made) + len(plan.stores)
        proof = erase_proof.prove(
            made_from.see(project),
            source,
            traces,
            lambda share: progress(0.7 + 0.3 * share),
            rows,
            len(ledger.rows(source.sha256)),
            imported,
            folders,
            common,
            ledger.path,
        )
        return erased, done, proof


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadOutput(
            msg("{file} cannot be written ({reason}). Choose another place for the report."),
            file=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error
