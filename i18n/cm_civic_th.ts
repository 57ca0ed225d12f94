<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en">
 <context>
  <name>CmCivic</name>
  <message>
   <source>(for example rows {rows})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A city pack is a folder with all layers of one extract. Once built it needs no internet. A pack already in the folder is replaced once the new one is whole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A table needs a code, for example A.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add every ready layer of this theme</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add the chosen layers (Enter or double-click)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add theme</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add to map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All topics</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Already on the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Authors are counted by random numbers; their names were not kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Buddhist year turned into a Common Era year</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Build</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Build a city pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Build city pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Build pack…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Building a city pack from {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled. Nothing was changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Catalogue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cell size, rings and least number of people must be more than zero.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chiang Mai Civic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chiang Mai Civic: layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file of opinions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file of opinions first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a file of opinions…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a layer to read what it shows, where it comes from and how old it is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>City catalogue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>City pack (folder)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cold cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counts distinct people in hexagons and finds where they gather more, or less, than chance would have it (Gi*, classes at 90, 95 and 99 % after Benjamini–Hochberg). Cells of few people are withheld, so that nobody can be picked out of the map. Finding no hotspot is an answer too. The study area is that of the city pack, or else the hull of the points.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Disputed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw futures</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw futures together</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw something first; the note goes with the last stroke.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawn by the people of table {code}: an imagined future ({future}), not a plan or a survey. Positions are as exact as a hand.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Features</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Features by layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File of opinions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find hotspots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finding hotspots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder of the pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hot cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import opinions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers ready</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Least people in a cell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Licence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Limits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a city pack from an OpenStreetMap extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a workshop file for your table, or open the one it has.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make or open a workshop file first: strokes are kept in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mended</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>NOT SAVED YET · {count} wait safely here and are tried again. {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needs the source file: {source}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Needs to be computed from: {inputs}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New workshop file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No city pack is open. Open one, build one, or try the sample city.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No layer of {theme} is ready in this pack. Choose a layer to see why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No placed post has the topic {topic}. Choose a topic of the import.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No post lies in the study area. Choose a city pack that covers the posts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No workshop is open.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>None of the posts has a place, so there is nothing to map. See the read report for the reason.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Note on the last stroke, then Enter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing found. Try another word, in Thai or in English, or fewer words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing of {file} lies in the area asked for. Choose another extract or area.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only this area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Only this topic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a city pack</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a workshop file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open or build a city pack first, or use the sample city.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open pack…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open · {count} strokes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OpenStreetMap extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OpenStreetMap extracts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening the extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opinion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opinion hotspots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opinions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opinions (points)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Or drop the file here, as the platform exported it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other CSV</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Perhaps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Place names in the texts are not looked up in the city pack yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Platform</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Population (raster, points or polygons)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read live from the publisher's service.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading lines and areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading opinions needs the Python library pandas, which this QGIS does not have. On Linux install python3-pandas; on Windows choose it in the OSGeo4W installer; on macOS run: pip3 install pandas, in the Python of QGIS. Then restart QGIS.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading relations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reads a file of opinions as its platform exports it (Traffy Fondue, or any CSV with coordinates), mends what can be mended and says in a report what became of every row. Names, photographs and links to people are dropped while reading. The layer holds no text of the opinions. Its points are exact: do not publish them, publish hotspots.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reads an OpenStreetMap extract (.osm.pbf, .osm or .osm.gz) once and writes a city pack: a folder with all layers of the catalogue that come from OpenStreetMap, which works without internet. The area keeps only the features that touch it. An older pack in the output folder is replaced only when the new one is whole.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recognise by content</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recognised as {platform}: {reasons}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Record {record}: attribute {name} has no such source as {source}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove what I just added</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rings of neighbours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows with a place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SAMPLE city: drawn for practice, not survey data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SAMPLE · {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SAMPLE: a city drawn for practice, not survey data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SAMPLE: made up to try the plugin with; no workshop drew this.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sample city</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved {time} · {count} strokes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set aside: {rows} rows all lie on {lat}, {lon}. That is what a geocoder gives when it does not know the place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Skipped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Something unexpected went wrong ({kind}). The log panel says where.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Source date</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Table {code}: {title}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Taken out of the text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The city pack {name} is built: {count} layers are ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file names no authors, so posts are counted instead of people.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer of hotspots cannot be written: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layer of opinions cannot be written: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The points themselves are not put on the map: they could show who wrote. Cells of few people are withheld.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The posts lie far from Thailand (around longitude {lon}, latitude {lat}), where the map's metres (UTM zone 47N) do not hold. Choose posts of Chiang Mai.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The posts spread over {width} × {height} km, which makes too many cells of {size} m. Choose larger cells, a topic, or posts of one city only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This copy of the plugin has no sample city. Install it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This stroke lies off the earth in the map's CRS. Zoom to the city and draw.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Topic</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try the plugin on the drawn sample city</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use a city pack that is already built</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What became of every row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Width of a cell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Width of a cell (m)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Withheld cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Without a place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writing the manifest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writing the spatial index</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Zone of times that name none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a date not stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a piece of a record broken at a line break</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a record cut off before its coordinates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a record that cannot be read as CSV</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a record with more fields than the header</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>an empty row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>areas</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>coordinates are written ['lon', 'lat'], as the old interface does</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>coordinates at (0, 0), which is in the sea off Africa</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>coordinates outside the world</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>coordinates that cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>disputed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>e-mail address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>element that is not a line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>from today</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it is GeoJSON whose features carry Traffy Fondue's own fields</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>latitude and longitude swapped back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>left out, {reason}: {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>letters that the file's encoding cannot hold, replaced</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lines</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>m</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>name of a person, @name or LINE id</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no coordinates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>no platform was recognised; columns were taken by their names</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not built</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated by the source</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>number plate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on a point shared by too many rows to be where they were written</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>online</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>open way where an area is asked for</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>perhaps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>phone number or id number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>point inside an area of the same name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>quotes escaped by a backslash</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ready</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>relation that is not an area</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>relation whose members are not in the extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>stamps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>tail of a broken record put back under its columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the header has coords beside comment and a ticket or message number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the header has ticket_id, latitude and longitude (exchange version 2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>time that cannot be read, left empty</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>time without a zone, taken as local time</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>way or relation that is not whole in the extract</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>web link</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} days old</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} layers added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} layers could not be added. The first: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} layers removed again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} months old</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} strokes that were waiting are back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} years old</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be made: {reason}. Choose a folder that can be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be opened: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be read ({reason}). Build the city pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be read ({reason}). Check the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be read: {reason}. Check that it exists and may be opened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose another place for the report.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be written, so nothing drawn could be kept. Copy it to a folder that can be written and open the copy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be written. Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} could not be written: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} does not exist. Choose an .osm.pbf, .osm or .osm.gz file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} does not hold {layer} as its pack.json says. Build the pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} exists already and was left alone. Open it, or choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has a header but no rows. Export the opinions again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has no column {column}. Choose one of its columns.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has no list called layers. A theme's file holds theme: and layers:.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has no list of features. Export the opinions as GeoJSON or CSV.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has only one column: no comma, semicolon, tab or bar parts its first line. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds bytes that are no text, so it is not a text table. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds no mapped things: 0 elements were read. Choose another extract.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds nothing that any layer shows. Choose another extract.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is GeoJSON of a platform that is not known yet. Save it as CSV with lat and lon columns and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is JSON that no reader knows yet. Export the opinions as CSV (UTF-8) or GeoJSON and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is a PDF document. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is a ZIP archive inside (an XLSX or Numbers file is one too), not a text table. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is a web page or XML, not a text table. Perhaps the download asked for a login first. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is broken or cut short after feature {count}. Download or export it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is damaged ({reason}) and was left as it is. Open another copy of it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is damaged or cut short: reading stopped after {count} elements ({reason}). Download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is empty. Export the opinions again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is not OpenStreetMap data ({reason}). Choose an .osm.pbf, .osm or .osm.gz file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is not a Traffy Fondue export: its header has no coords, or no comment with a ticket number. Choose another platform, or let it be detected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is not a list of “{key}” of version {version}. Start from the plugin's own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is not a raster with a coordinate system. Choose a population raster.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is not a workshop file of this plugin. Choose one, or make a new workshop.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is now another workshop's file. Put the right one back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin (schema {found}; this one knows {known}). Update the plugin and open the file again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: {reason}. Mend this entry and open it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, line {line}: this is not valid YAML ({reason}). Mend the line.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, record {record}, key {key}: {reason}. Mend the record.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, record {record}: the licence {licence} is not in _shared.yaml. Add it there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, table strokes, row {row}: {reason}. Open another copy of this file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}: QGIS cannot show its drawings. Open another copy of the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}: no column with coordinates and none with a text was found in its first line. Name them lat, lon, text, date and topic (or ละติจูด, ลองจิจูด, ข้อความ, วันที่, ประเภท) and try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}: the first line is longer than a megabyte, so it is no table with one record a line. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}: the id {record} is already used in {other}. Ids are unique.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}{line} cannot be read as YAML: {reason}. Mend the file and open it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} holds other things, so nothing was written. Choose a new or empty folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} is no city pack whose area can be read. Choose a folder that Build made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} is not a city pack: it has no pack.json. Choose a folder that Build made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} was built by a newer version of the plugin (pack schema {found}, this plugin reads {known}). Update the plugin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} comes live from {agency} and is not stored in the pack. See {address}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} has no numeric field named population, pop, residents or ประชากร. Rename the field that counts people, or choose another layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} is empty: the extract holds none. Choose a wider extract, or map them in OpenStreetMap.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} is not a layer of points. Choose the layer that Import opinions made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} is not in this city pack. Build the pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} is not ready in the pack {folder}. Build the pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} was not built. {reason} This version does not compute it yet: load those layers and compare them by eye.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{layer} was not built. {reason} This version does not read it yet: take the original from {agency}, {address}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}: {ready} of {all} layers ready. Data of {date}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{ready} of {all} layers are ready</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{read} rows read, {kept} kept, {placed} of them with a place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{zone} is not the name of a time zone. Write one such as Asia/Bangkok.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{element}” is drawn: press, drag and lift.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
