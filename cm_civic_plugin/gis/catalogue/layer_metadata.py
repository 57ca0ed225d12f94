"""What a loaded layer says of itself: title, abstract, rights, licence, dates, provenance."""

from __future__ import annotations

import json

from qgis.core import (
    QgsAbstractMetadataBase,
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsMapLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ...core.catalogue.pack import ONLINE, PackManifest
from ...core.catalogue.records import Catalogue, LayerRecord

# These words follow the language the layer is asked for, which need not be the plugin's own.
_WORDS = {
    "en": {
        "suffix": "(sample)",
        "sample": "SAMPLE: this city was drawn by hand for practice. It is not survey data.",
        "credit": "Chiang Mai Civic sample city (drawn, not survey data)",
        "licence": "Sample data of the plugin, under the plugin's own licence",
        "limits": "Limits",
        "question": "Civic question",
        "extract": "Made from {name}, SHA-256 {sha}",
        "date": "The extract states its data date as {date}",
        "no_date": "The extract states no data date",
        "source_date": "The date of the data is {date}",
        "filter": "Elements kept: {rule}",
        "built": "Built {when} by {tool}",
    },
    "th": {
        "suffix": "(ตัวอย่าง)",
        "sample": "ตัวอย่าง: เมืองนี้วาดขึ้นเพื่อให้ทดลองใช้ ไม่ใช่ข้อมูลสำรวจจริง",
        "credit": "เมืองตัวอย่างของปลั๊กอิน Chiang Mai Civic (วาดขึ้น ไม่ใช่ข้อมูลสำรวจ)",
        "licence": "ข้อมูลตัวอย่างของปลั๊กอิน ใช้สัญญาอนุญาตเดียวกับปลั๊กอิน",
        "limits": "ข้อจำกัด",
        "question": "คำถามของเมือง",
        "extract": "สร้างจาก {name} รหัส SHA-256 {sha}",
        "date": "ไฟล์ต้นทางระบุวันที่ของข้อมูลเป็น {date}",
        "no_date": "ไฟล์ต้นทางไม่ได้ระบุวันที่ของข้อมูล",
        "source_date": "วันที่ของข้อมูลคือ {date}",
        "filter": "วัตถุที่เลือกเก็บ: {rule}",
        "built": "สร้างเมื่อ {when} ด้วย {tool}",
    },
}
_ISO_639 = {"en": "ENG", "th": "THA"}


def _is_sample(record: LayerRecord, manifest: PackManifest) -> bool:
    """Tell whether a layer is sample data: made from a sample file, or in a sample pack.

    A live layer is its publisher's own, whatever the pack.
    """
    state = manifest.layers.get(record.id)
    if state is not None and state.status == ONLINE:
        return False
    return manifest.sample or (state is not None and state.sample)


def layer_name(record: LayerRecord, manifest: PackManifest, language: str) -> str:
    """Return a layer's name in the language; a sample says so at its end."""
    return names(record, language)[_is_sample(record, manifest)]


def names(record: LayerRecord, language: str) -> tuple[str, str]:
    """Return the two names a layer may have in a language: its title, and that of a sample."""
    title = record.title(language)
    return title, f"{title} {_WORDS[language]['suffix']}"


def attribution(
    record: LayerRecord, manifest: PackManifest, catalogue: Catalogue, language: str
) -> str:
    """Return whom to credit: the wording the licence asks for, else the agency.

    The sample city is nobody's survey, so it credits no agency.
    """
    if _is_sample(record, manifest):
        return _WORDS[language]["credit"]
    licence = catalogue.shared["licences"][record.licence]
    source = record.data["source"]
    return source.get("attribution") or licence["attribution"] or source["agency"]


def _licence(
    record: LayerRecord, manifest: PackManifest, catalogue: Catalogue, language: str
) -> str:
    if _is_sample(record, manifest):
        return _WORDS[language]["licence"]
    licence = catalogue.shared["licences"][record.licence]
    return " ".join(filter(None, (licence[f"name_{language}"], licence["url"])))


def describe(
    layer: QgsMapLayer,
    record: LayerRecord,
    manifest: PackManifest,
    catalogue: Catalogue,
    language: str,
) -> None:
    """Write the record and the pack's provenance into the layer's metadata.

    Rights feed ``map_credits()`` in a layout; the extent is the layer's own, in its CRS.
    """
    words = _WORDS[language]
    state = manifest.layers[record.id]
    source = record.data["source"]
    credit = attribution(record, manifest, catalogue, language)
    paragraphs = [
        record.text("abstract", language).strip(),
        f"{words['limits']}: {record.text('limits', language).strip()}",
        f"{words['question']}: {record.text('civic_question', language).strip()}",
    ]
    if _is_sample(record, manifest):
        paragraphs.insert(0, words["sample"])

    metadata = QgsLayerMetadata()
    metadata.setIdentifier(record.id)
    metadata.setType("dataset")
    metadata.setLanguage(_ISO_639[language])
    metadata.setTitle(layer_name(record, manifest, language))
    metadata.setAbstract("\n\n".join(paragraphs))
    topic = catalogue.shared["vocabularies"]["iso19115"]["codes"][
        record.data["mapping"]["iso19115"]
    ]
    metadata.setKeywords(_keywords(record, catalogue, language))
    metadata.setCategories([record.theme.title(language), topic[language]])
    metadata.setRights([credit])
    metadata.setLicenses([_licence(record, manifest, catalogue, language)])
    metadata.setHistory(_history(record, manifest, words))
    contact = QgsAbstractMetadataBase.Contact(source["agency"])
    contact.organization = source["agency_th" if language == "th" else "agency"]
    contact.role = "pointOfContact"
    metadata.setContacts([contact])
    link = source.get("homepage") or source.get("url")
    if link:
        metadata.setLinks([QgsAbstractMetadataBase.Link(source["dataset"], "WWW:LINK", link)])
    metadata.setCrs(layer.crs())
    metadata.setExtent(_extent(layer, state.source_date))
    layer.setMetadata(metadata)


def _keywords(record: LayerRecord, catalogue: Catalogue, language: str) -> dict[str, list[str]]:
    mapping = record.data["mapping"]
    vocabularies = catalogue.shared["vocabularies"]
    words = {"aliases": [*record.data[f"aliases_{language}"]]}
    for key, code in mapping.items():
        if key != "iso19115":  # QGIS keeps those as categories
            title = vocabularies[key]["codes"][code][language]
            words[vocabularies[key]["standard"]] = [f"{code} {title}"]
    return words


def _history(record: LayerRecord, manifest: PackManifest, words: dict[str, str]) -> list[str]:
    state = manifest.layers[record.id]
    made_of = {name: manifest.sources.get(name, "-") for name in state.files}
    if not made_of:
        made_of = {manifest.extract: manifest.extract_sha256}
    lines = [words["extract"].format(name=name, sha=sha) for name, sha in made_of.items()]
    if state.files:
        lines.append(words["source_date"].format(date=state.source_date))
    elif manifest.extract_date:
        lines.append(words["date"].format(date=manifest.extract_date))
    else:
        lines.append(words["no_date"])
    if "any_of" in record.access:
        rule = {key: record.access[key] for key in ("any_of", "none_of") if key in record.access}
        lines.append(words["filter"].format(rule=json.dumps(rule, ensure_ascii=False)))
    lines.append(words["built"].format(when=manifest.built_at, tool=manifest.tool))
    return lines


def _extent(layer: QgsMapLayer, source_date: str | None) -> QgsLayerMetadata.Extent:
    box = layer.extent()
    spatial = QgsLayerMetadata.SpatialExtent()
    spatial.extentCrs = QgsCoordinateReferenceSystem(layer.crs())
    spatial.bounds = QgsBox3d(box.xMinimum(), box.yMinimum(), 0, box.xMaximum(), box.yMaximum(), 0)
    extent = QgsLayerMetadata.Extent()
    extent.setSpatialExtents([spatial])
    if source_date:
        moment = QDateTime.fromString(source_date, Qt.DateFormat.ISODate)
        if moment.isValid():
            extent.setTemporalExtents([QgsDateTimeRange(moment, moment)])
    return extent
