"""What the algorithms share that read a layer of opinions and write what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsLayerMetadata,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.errors import BadOutput, CivicError, msg
from ..i18n import say, tr
from ..tasks import unexpected
from .algorithm import CivicAlgorithm, progress_of
from .loading import whole_or_nothing

if TYPE_CHECKING:
    import numpy as np

    from ...core.opinion.hexgrid import HexGrid
    from ...core.opinion.hotspots import PlacedPosts
    from ...core.opinion.spread import AreaPosts

Progress = Callable[[float], None]

_HOW_READ = ("WITHOUT", "BELIEVED", "ERASED", "DONUT")
"""Settings of a posts layer's recipe that every result's recipe repeats."""


class OpinionAlgorithm(CivicAlgorithm):
    """Subclasses declare their parameters with ``add_…`` and do their work in ``find``."""

    COLUMN = "opinion"
    INPUT, PACK, CELL_SIZE, RINGS = "INPUT", "PACK", "CELL_SIZE", "RINGS"
    MIN_AUTHORS, POPULATION, TOPIC, OUTPUT = "MIN_AUTHORS", "POPULATION", "TOPIC", "OUTPUT"
    PERMUTATIONS, SEED = "PERMUTATIONS", "SEED"

    TRACED = INPUT
    """The parameter whose layer's recipe tells from which export the result comes."""

    def __init__(self) -> None:
        super().__init__()
        self._raster = ""
        self._residents: QgsProcessingFeatureSource | None = None
        self._origin: dict[str, Any] = {}

    def add_posts(self) -> None:
        """Declare the layer of opinions."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Opinions (points)"), [QgsProcessing.SourceType.TypeVectorPoint]
            )
        )

    def add_pack(self, optional: bool = True) -> None:
        """Declare the city pack."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.PACK,
                tr("City pack (folder)"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=optional,
            )
        )

    def add_cells(self, size: float = 250, rings: bool = True) -> None:
        """Declare the width of cells, the rings of neighbours and the least people in a cell."""
        number = QgsProcessingParameterNumber.Type
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CELL_SIZE, tr("Width of a cell (m)"), number.Double, size, minValue=1
            )
        )
        if rings:
            self.addParameter(
                QgsProcessingParameterNumber(
                    self.RINGS,
                    tr("Rings of neighbours"),
                    number.Integer,
                    1,
                    minValue=1,
                    maxValue=10,
                )
            )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MIN_AUTHORS, tr("Least people in a cell"), number.Integer, 5, minValue=1
            )
        )

    def add_population(self) -> None:
        """Declare the layer of residents."""
        self.addParameter(
            QgsProcessingParameterMapLayer(
                self.POPULATION,
                tr("Population (raster, points or polygons)"),
                optional=True,
                types=[
                    QgsProcessing.SourceType.TypeRaster,
                    QgsProcessing.SourceType.TypeVectorPoint,
                    QgsProcessing.SourceType.TypeVectorPolygon,
                ],
            )
        )

    def add_topic(self) -> None:
        """Declare the topic."""
        self.addParameter(
            QgsProcessingParameterString(self.TOPIC, tr("Only this topic"), optional=True)
        )

    def add_chance(self) -> None:
        """Declare how often chance is tried, and its seed."""
        number = QgsProcessingParameterNumber.Type
        self.addParameter(
            QgsProcessingParameterNumber(
                self.PERMUTATIONS,
                tr("Random trials"),
                number.Integer,
                999,
                minValue=19,
                maxValue=99_999,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.SEED, tr("Seed of chance"), number.Integer, 1, minValue=0
            )
        )

    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> bool:
        """Take what is needed of the layers while on their own thread."""
        self._origin = self._origin_of(parameters, context)
        if self.parameterDefinition(self.POPULATION) is None:
            return True
        layer = self.parameterAsLayer(parameters, self.POPULATION, context)
        if isinstance(layer, QgsRasterLayer):
            self._raster = layer.source()
        elif isinstance(layer, QgsVectorLayer):
            self._residents = self.parameterAsSource(parameters, self.POPULATION, context)
        return True

    def _origin_of(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, Any]:
        """Return the recipe of the layer that the result is made from, empty where it has none."""
        from ...core.opinion.recipe import read_recipe
        from ..opinion.hotspots_layer import recipe_of

        layer = self.parameterAsVectorLayer(parameters, self.TRACED, context)
        recipe = recipe_of(layer) if layer is not None else ""
        try:
            return read_recipe(recipe) if recipe else {}
        except CivicError:  # of a newer plugin, or another's: the result is no worse for it
            return {}

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the work; QGIS calls this on a worker thread."""

        progress = progress_of(feedback)
        try:
            return self.find(parameters, context, feedback, progress)
        except CivicError as error:
            raise QgsProcessingException(say(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # noqa: BLE001 (QGIS would log its text, which may quote a post)
            raise QgsProcessingException(unexpected(error)) from None

    def find(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> dict[str, Any]:
        """Return the results. ``progress`` takes the share done (0-1) and may raise."""
        raise NotImplementedError

    def read_posts(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: Progress
    ) -> PlacedPosts:
        """Return all posts of the input, of every topic."""
        from ..opinion.placed_posts import from_source

        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        return from_source(source, progress)

    def topic(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the topic asked for, an empty text for all."""
        return self.parameterAsString(parameters, self.TOPIC, context).strip()

    def outline(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> np.ndarray | None:
        """Return the outline of the city pack, None where none is given."""
        from ..opinion.study_area import pack_outline

        pack = self.parameterAsString(parameters, self.PACK, context)
        return pack_outline(Path(pack)) if pack else None

    def residents(self, grid: HexGrid, cells: np.ndarray) -> np.ndarray | None:
        """Return the residents (m,) of cells, None where no population is given."""
        from ..opinion import population

        if self._raster:
            return population.from_raster(self._raster, grid, cells)
        if self._residents is not None:
            return population.from_source(self._residents, grid, cells)
        return None

    def recipe(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        posts: PlacedPosts | None,
        areas: AreaPosts | None = None,
        **settings: Any,
    ) -> str:
        """Return the recipe of a result made from posts with these settings.

        Files are named by their SHA-256 alone: a path may hold a person's name. ``file`` is the
        export behind the posts, so that what was made of it can be found when it is to be erased.
        """
        from ...core.checksum import sha256
        from ...core.opinion.recipe import make_recipe, posts_sha256

        inputs = {} if posts is None else {"posts": posts_sha256(posts, areas)}
        if self._origin.get("inputs", {}).get("file"):
            inputs["file"] = self._origin["inputs"]["file"]
            how = self._origin["settings"]
            settings.update({name: how[name] for name in _HOW_READ if name in how})
        files = {"pack": Path(self.parameterAsString(parameters, self.PACK, context)) / "pack.json"}
        if self._raster:
            files["population"] = Path(self._raster)
        inputs.update({what: sha256(file) for what, file in files.items() if file.is_file()})
        if self._residents is not None:
            settings["POPULATION"] = self._residents.sourceName()
        return make_recipe(f"cmcivic:{self.NAME}", inputs, settings, qgis=Qgis.QGIS_VERSION)

    def write(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        features: Iterable[QgsFeature],
        metadata: QgsLayerMetadata,
        progress: Progress,
        kind: QgsWkbTypes.Type = QgsWkbTypes.Type.Polygon,
        count: int = 1,
    ) -> str:
        """Write features (EPSG:32647) to a sink parameter and return the output's source.

        Of a GeoPackage the file itself carries the metadata.
        """
        from ..opinion.placed_posts import CRS

        crs = QgsCoordinateReferenceSystem(CRS)
        if kind == QgsWkbTypes.Type.NoGeometry:
            crs = QgsCoordinateReferenceSystem()
        with whole_or_nothing(parameters, name):
            sink, output = self.parameterAsSink(parameters, name, context, fields, kind, crs)
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, name))
            try:
                for number, feature in enumerate(features):
                    if number % 2000 == 0:
                        progress(min(1.0, number / count))
                    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                        raise BadOutput(
                            msg("The layer cannot be written: {reason}."), reason=sink.lastError()
                        )
            finally:
                del sink  # closes the file
            describe(output, metadata)
        return output


def describe(output: str, metadata: QgsLayerMetadata) -> None:
    """Save a layer's metadata in its GeoPackage; other files have no room for it."""
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri("ogr", output)
    if str(parts.get("path", "")).lower().endswith(".gpkg"):
        parts["layerName"] = parts.get("layerName") or Path(parts["path"]).stem
        registry.saveLayerMetadata("ogr", registry.encodeUri("ogr", parts), metadata)
