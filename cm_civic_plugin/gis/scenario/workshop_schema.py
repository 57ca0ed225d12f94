"""The tables of a workshop file: a GeoPackage 1.3 (OGC 12-128r17) with an append-only journal.

Schema 1 had no ``events``, schema 2 no ``round`` in ``ballots``; ``MIGRATIONS`` says what each
older schema lacks.
"""

from __future__ import annotations

SCHEMA_VERSION = 3
APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10300  # GeoPackage 1.3.0
SRS_ID = 4326

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

# What a QGIS project shows, also without the plugin: the journal replayed, in SQL.
# It says the same as core.scenario.journal.replay; a test holds the two together.
# ``note`` and ``geometry`` are plain columns of joined rows, not expressions: they keep their type.
PICTURE = """
CREATE VIEW in_force AS
SELECT * FROM strokes s
WHERE s.action NOT IN ('undo', 'redo') AND (
    SELECT t.action FROM strokes t
    WHERE t.target_uuid = s.uuid AND t.action IN ('undo', 'redo')
    ORDER BY t.seq DESC, t.uuid DESC LIMIT 1) IS NOT 'undo';
CREATE VIEW picture AS
SELECT d.fid AS OGC_FID, d.uuid, d.seq, d.session_uuid, d.table_code, d.future_id, d.element_id,
    n.note, d.certainty, d.started_at, d.ended_at, g.geometry
FROM in_force d
JOIN strokes n ON n.fid = coalesce((
    SELECT a.fid FROM in_force a WHERE a.target_uuid = d.uuid AND a.action = 'note'
    ORDER BY a.seq DESC, a.uuid DESC LIMIT 1), d.fid)
JOIN strokes g ON g.fid = coalesce((
    SELECT a.fid FROM in_force a WHERE a.target_uuid = d.uuid AND a.action = 'move'
    ORDER BY a.seq DESC, a.uuid DESC LIMIT 1), d.fid)
WHERE d.action = 'draw' AND NOT EXISTS (
    SELECT 1 FROM in_force e WHERE e.target_uuid = d.uuid AND e.action = 'erase');
"""

# What happens around the drawing: a stage ends, a turn passes on, a landmark is found.
# ``after_seq`` is the last stroke before it: the journal replayed up to there is its picture.
EVENTS = (
    """CREATE TABLE events (
    fid INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL,
    session_uuid TEXT NOT NULL, table_code TEXT NOT NULL, kind TEXT NOT NULL,
    after_seq INTEGER NOT NULL, happened_at DATETIME NOT NULL, detail TEXT)""",
    """CREATE TRIGGER events_append_only_update BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER events_append_only_delete BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
    VALUES ('events', 'attributes', 'events', 'Stages, turns and landmarks', NULL)""",
)

# A vote belongs to a round, and like a stroke it is never changed: dots are taken back by a row.
ROUNDS = (
    "ALTER TABLE ballots ADD COLUMN round TEXT",
    """CREATE TRIGGER ballots_append_only_update BEFORE UPDATE ON ballots
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER ballots_append_only_delete BEFORE DELETE ON ballots
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)

MIGRATIONS = {1: EVENTS, 2: ROUNDS}
"""For each older schema the statements that make it the next one; they only ever add."""

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {USER_VERSION};
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84 geodetic', {SRS_ID}, 'EPSG', {SRS_ID}, '{_WGS84}', NULL);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));

CREATE TABLE meta (fid INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT);
CREATE TABLE sessions (
    fid INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, table_code TEXT NOT NULL,
    started_at DATETIME NOT NULL, software TEXT);
CREATE TABLE strokes (
    fid INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL,
    session_uuid TEXT NOT NULL, table_code TEXT NOT NULL, future_id TEXT, element_id TEXT,
    action TEXT NOT NULL CHECK (action IN ('draw', 'erase', 'undo', 'redo', 'note', 'move')),
    target_uuid TEXT, note TEXT,
    certainty TEXT CHECK (certainty IN ('sure', 'perhaps', 'disputed')),
    started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL,
    raw BLOB, geometry GEOMETRY,
    CHECK (geometry IS NOT NULL OR action NOT IN ('draw', 'move')),
    CHECK (note IS NOT NULL OR action <> 'note'));
CREATE INDEX strokes_target ON strokes (target_uuid, seq);
CREATE INDEX strokes_seq ON strokes (seq);
CREATE TRIGGER strokes_append_only_update BEFORE UPDATE ON strokes
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER strokes_append_only_delete BEFORE DELETE ON strokes
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE ballots (
    fid INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_uuid TEXT NOT NULL,
    table_code TEXT NOT NULL, future_id TEXT, element_id TEXT, target_uuid TEXT,
    dots INTEGER NOT NULL, cast_at DATETIME NOT NULL);
{PICTURE}
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('picture', 'features', 'picture', 'What is drawn today', {SRS_ID}),
    ('strokes', 'features', 'strokes', 'The journal: every action, in order', {SRS_ID}),
    ('sessions', 'attributes', 'sessions', 'Sittings', NULL),
    ('ballots', 'attributes', 'ballots', 'Votes', NULL),
    ('meta', 'attributes', 'meta', 'About this workshop', NULL);
INSERT INTO gpkg_geometry_columns VALUES
    ('picture', 'geometry', 'GEOMETRY', {SRS_ID}, 0, 0),
    ('strokes', 'geometry', 'GEOMETRY', {SRS_ID}, 0, 0);
{"".join(statement + ";" for version in sorted(MIGRATIONS) for statement in MIGRATIONS[version])}
"""  # nosec B608
