<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en">
 <context>
  <name>CmCivic</name>
  <message>
   <source>(for example rows {rows})</source>
   <translation>(เช่น แถวที่ {rows})</translation>
  </message>
  <message>
   <source>0 of {count} features lies in Chiang Mai province: this is a pack of another place. For Chiang Mai, build it from an extract that covers the city.</source>
   <translation>ไม่มีข้อมูลใดอยู่ในจังหวัดเชียงใหม่เลย (0 จาก {count} รายการ) ชุดข้อมูลนี้เป็นของที่อื่น หากต้องการเมืองเชียงใหม่ ให้สร้างจากไฟล์ที่ครอบคลุมตัวเมือง</translation>
  </message>
  <message>
   <source>A city pack is a folder with all layers of one extract. Once built it needs no internet. A pack already in the folder is replaced once the new one is whole.</source>
   <translation>ชุดข้อมูลเมืองคือโฟลเดอร์ที่รวมชั้นข้อมูลทั้งหมดจากไฟล์ข้อมูล OSM หนึ่งไฟล์ สร้างเสร็จแล้วใช้ได้โดยไม่ต้องมีอินเทอร์เน็ต ชุดเดิมในโฟลเดอร์จะถูกแทนที่เมื่อชุดใหม่เสร็จสมบูรณ์</translation>
  </message>
  <message>
   <source>A table needs a code, for example A.</source>
   <translation>กรุณาใส่รหัสโต๊ะ เช่น A</translation>
  </message>
  <message>
   <source>Add every ready layer of this theme</source>
   <translation>เพิ่มทุกชั้นข้อมูลที่พร้อมใช้ในหมวดนี้</translation>
  </message>
  <message>
   <source>Add the chosen layers (Enter or double-click)</source>
   <translation>เพิ่มชั้นข้อมูลที่เลือก (กด Enter หรือดับเบิลคลิก)</translation>
  </message>
  <message>
   <source>Add theme</source>
   <translation>เพิ่มทั้งหมวด</translation>
  </message>
  <message>
   <source>Add to map</source>
   <translation>เพิ่มลงแผนที่</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>ไฟล์ทั้งหมด</translation>
  </message>
  <message>
   <source>All topics</source>
   <translation>ทุกประเด็น</translation>
  </message>
  <message>
   <source>Already on the map.</source>
   <translation>อยู่บนแผนที่แล้ว</translation>
  </message>
  <message>
   <source>Another build is writing {folder}. Wait until it is done, or choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Area</source>
   <translation>พื้นที่</translation>
  </message>
  <message>
   <source>Area (west, south, east, north)</source>
   <translation>ขอบเขต (ตะวันตก ใต้ ตะวันออก เหนือ)</translation>
  </message>
  <message>
   <source>Authors are counted by random numbers; their names were not kept.</source>
   <translation>นับผู้เขียนด้วยเลขสุ่ม ไม่เก็บชื่อไว้</translation>
  </message>
  <message>
   <source>Buddhist year turned into a Common Era year</source>
   <translation>แปลงปี พ.ศ. เป็น ค.ศ.</translation>
  </message>
  <message>
   <source>Build</source>
   <translation>สร้าง</translation>
  </message>
  <message>
   <source>Build a city pack</source>
   <translation>สร้างชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Build city pack</source>
   <translation>สร้างชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Build pack…</source>
   <translation>สร้างชุดข้อมูล…</translation>
  </message>
  <message>
   <source>Building a city pack from {file}</source>
   <translation>กำลังสร้างชุดข้อมูลเมืองจาก {file}</translation>
  </message>
  <message>
   <source>Built</source>
   <translation>สร้างเมื่อ</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>ยกเลิก</translation>
  </message>
  <message>
   <source>Cancelled. Nothing was changed.</source>
   <translation>ยกเลิกแล้ว ไม่มีอะไรเปลี่ยนแปลง</translation>
  </message>
  <message>
   <source>Catalogue</source>
   <translation>คลังข้อมูล</translation>
  </message>
  <message>
   <source>Cell size, rings and least number of people must be more than zero.</source>
   <translation>ขนาดช่อง จำนวนวงช่องรอบข้าง และจำนวนคนขั้นต่ำ ต้องมากกว่าศูนย์</translation>
  </message>
  <message>
   <source>Cells</source>
   <translation>จำนวนช่องทั้งหมด</translation>
  </message>
  <message>
   <source>Chiang Mai Civic</source>
   <translation>Chiang Mai Civic</translation>
  </message>
  <message>
   <source>Chiang Mai Civic: layers</source>
   <translation>Chiang Mai Civic: ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Chiang Mai province</source>
   <translation>จังหวัดเชียงใหม่</translation>
  </message>
  <message>
   <source>Choose a file of opinions</source>
   <translation>เลือกไฟล์ความคิดเห็น</translation>
  </message>
  <message>
   <source>Choose a file of opinions first.</source>
   <translation>กรุณาเลือกไฟล์ความคิดเห็นก่อน</translation>
  </message>
  <message>
   <source>Choose a file of opinions…</source>
   <translation>เลือกไฟล์ความคิดเห็น…</translation>
  </message>
  <message>
   <source>Choose a layer to read what it shows, where it comes from and how old it is.</source>
   <translation>เลือกชั้นข้อมูลเพื่อดูว่าแสดงอะไร มาจากไหน และเก่าแค่ไหน</translation>
  </message>
  <message>
   <source>City catalogue</source>
   <translation>คลังข้อมูลเมือง</translation>
  </message>
  <message>
   <source>City pack (folder)</source>
   <translation>ชุดข้อมูลเมือง (โฟลเดอร์)</translation>
  </message>
  <message>
   <source>City pack: report of the build</source>
   <translation>ชุดข้อมูลเมือง: รายงานการสร้าง</translation>
  </message>
  <message>
   <source>Cold cells</source>
   <translation>จำนวนช่องเย็น</translation>
  </message>
  <message>
   <source>Counts distinct people in hexagons and finds where they gather more, or less, than chance would have it (Gi*, classes at 90, 95 and 99 % after Benjamini–Hochberg). Cells of few people are withheld, so that nobody can be picked out of the map. Finding no hotspot is an answer too. The study area is that of the city pack, or else the hull of the points.</source>
   <translation>นับจำนวนคนที่ไม่ซ้ำกันในช่องหกเหลี่ยม แล้วหาว่าที่ใดคนพูดถึงหนาแน่นหรือเบาบางกว่าที่จะเกิดโดยบังเอิญ (สถิติ Gi* แบ่งระดับความเชื่อมั่น 90, 95 และ 99 % หลังปรับด้วยวิธี Benjamini–Hochberg) ช่องที่มีคนน้อยเกินไปจะปิดไว้ เพื่อไม่ให้แผนที่ชี้ถึงตัวใครได้ การไม่พบจุดร้อนก็เป็นคำตอบหนึ่ง พื้นที่ศึกษาใช้ตามชุดข้อมูลเมือง ถ้าไม่ได้เลือกไว้จะใช้ขอบเขตที่ล้อมจุดทั้งหมด</translation>
  </message>
  <message>
   <source>Cut features at the edge of the area</source>
   <translation>ตัดข้อมูลตามขอบของพื้นที่</translation>
  </message>
  <message>
   <source>Disputed</source>
   <translation>เห็นต่าง</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>วาด</translation>
  </message>
  <message>
   <source>Draw futures</source>
   <translation>วาดภาพอนาคต</translation>
  </message>
  <message>
   <source>Draw futures together</source>
   <translation>ร่วมวาดภาพอนาคต</translation>
  </message>
  <message>
   <source>Draw something first; the note goes with the last stroke.</source>
   <translation>กรุณาวาดก่อน หมายเหตุจะติดไปกับเส้นล่าสุด</translation>
  </message>
  <message>
   <source>Drawing thumbnails</source>
   <translation>กำลังวาดภาพย่อของชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Drawn by the people of table {code}: an imagined future ({future}), not a plan or a survey. Positions are as exact as a hand.</source>
   <translation>วาดโดยผู้เข้าร่วมโต๊ะ {code} เป็นภาพอนาคตที่จินตนาการขึ้น ({future}) ไม่ใช่ผังเมืองหรือผลสำรวจ ตำแหน่งเป็นไปคร่าว ๆ ตามมือวาด</translation>
  </message>
  <message>
   <source>Everything in the extract</source>
   <translation>ทั้งหมดในไฟล์</translation>
  </message>
  <message>
   <source>Extract</source>
   <translation>ไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Features</source>
   <translation>จำนวนรายการ</translation>
  </message>
  <message>
   <source>Features by layer</source>
   <translation>จำนวนรายการแยกตามชั้นข้อมูล</translation>
  </message>
  <message>
   <source>File of opinions</source>
   <translation>ไฟล์ความคิดเห็น</translation>
  </message>
  <message>
   <source>Find hotspots</source>
   <translation>หาจุดร้อน</translation>
  </message>
  <message>
   <source>Finding hotspots</source>
   <translation>กำลังหาจุดร้อน</translation>
  </message>
  <message>
   <source>Folder of the pack</source>
   <translation>โฟลเดอร์ชุดข้อมูล</translation>
  </message>
  <message>
   <source>Folder with other source files</source>
   <translation>โฟลเดอร์ไฟล์จากแหล่งข้อมูลอื่น</translation>
  </message>
  <message>
   <source>Hot cells</source>
   <translation>จำนวนช่องร้อน</translation>
  </message>
  <message>
   <source>Import opinions</source>
   <translation>นำเข้าความคิดเห็น</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Layers added: {count}.</source>
   <translation>เพิ่มแล้ว {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Layers ready</source>
   <translation>ชั้นข้อมูลที่พร้อมใช้</translation>
  </message>
  <message>
   <source>Layers reconnected to the pack {name} ({date}): {count}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layers removed again: {count}.</source>
   <translation>นำออกแล้ว {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Least people in a cell</source>
   <translation>จำนวนคนขั้นต่ำต่อช่อง</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>ตัดออก</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>สัญญาอนุญาต</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>ข้อจำกัด</translation>
  </message>
  <message>
   <source>Made of {file}: Global Surface Water (EC JRC/Google), the per cent of looks or of years with water. Short floods and water between buildings are mostly missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a city pack from an OpenStreetMap extract</source>
   <translation>สร้างชุดข้อมูลเมืองจากไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Make a workshop file for your table, or open the one it has.</source>
   <translation>สร้างไฟล์เวิร์กช็อปของโต๊ะ หรือเปิดไฟล์ที่มีอยู่แล้ว</translation>
  </message>
  <message>
   <source>Make or open a workshop file first: strokes are kept in it.</source>
   <translation>กรุณาสร้างหรือเปิดไฟล์เวิร์กช็อปก่อน เส้นที่วาดจะเก็บไว้ในไฟล์นั้น</translation>
  </message>
  <message>
   <source>Mended</source>
   <translation>ซ่อมแล้ว</translation>
  </message>
  <message>
   <source>NOT SAVED YET · {count} wait safely here and are tried again. {reason}</source>
   <translation>ยังไม่ได้บันทึก · {count} รายการรออยู่ที่นี่อย่างปลอดภัย และจะลองบันทึกใหม่เอง {reason}</translation>
  </message>
  <message>
   <source>Needs the source file: {source}.</source>
   <translation>ต้องมีไฟล์ต้นทาง: {source}</translation>
  </message>
  <message>
   <source>Needs to be computed from: {inputs}.</source>
   <translation>ต้องคำนวณจาก {inputs}</translation>
  </message>
  <message>
   <source>Needs {inputs}, which is not in this pack. Add it and build the pack again.</source>
   <translation>ต้องใช้{inputs} ซึ่งไม่มีในชุดข้อมูลนี้ กรุณาเพิ่มแล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>New workshop file</source>
   <translation>ไฟล์เวิร์กช็อปใหม่</translation>
  </message>
  <message>
   <source>New…</source>
   <translation>สร้างใหม่…</translation>
  </message>
  <message>
   <source>No city pack is open. Open one, build one, or try the sample city.</source>
   <translation>ยังไม่ได้เปิดชุดข้อมูลเมือง เปิดชุดที่มีอยู่ สร้างใหม่ หรือลองใช้เมืองตัวอย่าง</translation>
  </message>
  <message>
   <source>No layer of {theme} is ready in this pack. Choose a layer to see why.</source>
   <translation>ชุดข้อมูลนี้ยังไม่มีชั้นข้อมูลที่พร้อมใช้ในหมวด {theme} เลือกชั้นข้อมูลเพื่อดูสาเหตุ</translation>
  </message>
  <message>
   <source>No pack at hand has these layers: {layers}. Open their pack in the catalogue, then repair again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No placed post has the topic {topic}. Choose a topic of the import.</source>
   <translation>ไม่มีความคิดเห็นที่มีตำแหน่งในประเด็น {topic} กรุณาเลือกประเด็นที่มีในไฟล์ที่นำเข้า</translation>
  </message>
  <message>
   <source>No post lies in the study area. Choose a city pack that covers the posts.</source>
   <translation>ไม่มีความคิดเห็นอยู่ในพื้นที่ศึกษา กรุณาเลือกชุดข้อมูลเมืองที่ครอบคลุมความคิดเห็นเหล่านี้</translation>
  </message>
  <message>
   <source>No workshop is open.</source>
   <translation>ยังไม่ได้เปิดเวิร์กช็อป</translation>
  </message>
  <message>
   <source>None of the districts in {file} is in this pack. Use an extract of Chiang Mai.</source>
   <translation>ไม่มีอำเภอใดใน {file} อยู่ในชุดข้อมูลนี้ กรุณาใช้ไฟล์ข้อมูล OSM ของเชียงใหม่</translation>
  </message>
  <message>
   <source>None of the posts has a place, so there is nothing to map. See the read report for the reason.</source>
   <translation>ไม่มีความคิดเห็นใดระบุตำแหน่งได้ จึงยังทำแผนที่ไม่ได้ ดูสาเหตุได้ในรายงานการอ่าน</translation>
  </message>
  <message>
   <source>Not reconnected, since the packs at hand would mix the sample city with the real one: {layers}. Open the pack they came from.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Note on the last stroke, then Enter</source>
   <translation>หมายเหตุของเส้นล่าสุด แล้วกด Enter</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>หมายเหตุ</translation>
  </message>
  <message>
   <source>Nothing found. Try another word, in Thai or in English, or fewer words.</source>
   <translation>ไม่พบ ลองใช้คำอื่น ภาษาไทยหรืออังกฤษก็ได้ หรือใช้คำให้น้อยลง</translation>
  </message>
  <message>
   <source>Nothing of {file} lies in the area asked for. Choose another extract or area.</source>
   <translation>{file} ไม่มีข้อมูลในพื้นที่ที่เลือก กรุณาเลือกไฟล์ข้อมูล OSM หรือพื้นที่อื่น</translation>
  </message>
  <message>
   <source>Only this area</source>
   <translation>เฉพาะพื้นที่นี้</translation>
  </message>
  <message>
   <source>Only this topic</source>
   <translation>เฉพาะประเด็นนี้</translation>
  </message>
  <message>
   <source>Open a city pack</source>
   <translation>เปิดชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Open a workshop file</source>
   <translation>เปิดไฟล์เวิร์กช็อป</translation>
  </message>
  <message>
   <source>Open or build a city pack first, or use the sample city.</source>
   <translation>กรุณาเปิดหรือสร้างชุดข้อมูลเมืองก่อน หรือใช้เมืองตัวอย่าง</translation>
  </message>
  <message>
   <source>Open pack…</source>
   <translation>เปิดชุดข้อมูล…</translation>
  </message>
  <message>
   <source>Open · {count} strokes</source>
   <translation>เปิดอยู่ · {count} รายการ</translation>
  </message>
  <message>
   <source>OpenStreetMap extract</source>
   <translation>ไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>OpenStreetMap extracts</source>
   <translation>ไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Opening the extract</source>
   <translation>กำลังเปิดไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>เปิด…</translation>
  </message>
  <message>
   <source>Opinion</source>
   <translation>ความคิดเห็น</translation>
  </message>
  <message>
   <source>Opinion hotspots</source>
   <translation>จุดร้อนความคิดเห็น</translation>
  </message>
  <message>
   <source>Opinions</source>
   <translation>ความคิดเห็น</translation>
  </message>
  <message>
   <source>Opinions (points)</source>
   <translation>ความคิดเห็น (จุด)</translation>
  </message>
  <message>
   <source>Or drop the file here, as the platform exported it.</source>
   <translation>หรือลากไฟล์มาวางที่นี่ได้เลย ใช้ไฟล์ตามที่แพลตฟอร์มส่งออก</translation>
  </message>
  <message>
   <source>Other CSV</source>
   <translation>CSV อื่น ๆ</translation>
  </message>
  <message>
   <source>Other source files (folder, optional)</source>
   <translation>ไฟล์จากแหล่งข้อมูลอื่น (โฟลเดอร์ ไม่บังคับ)</translation>
  </message>
  <message>
   <source>Perhaps</source>
   <translation>อาจจะ</translation>
  </message>
  <message>
   <source>Place names in the texts are not looked up in the city pack yet.</source>
   <translation>ปลั๊กอินรุ่นนี้ยังไม่ค้นชื่อสถานที่ในข้อความจากชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Placed by name: {known} of {count}; the others lie in the middle of their tambon.</source>
   <translation>หาตำแหน่งจากชื่อได้ {known} จาก {count} แห่ง ที่เหลือวางไว้กลางตำบล</translation>
  </message>
  <message>
   <source>Platform</source>
   <translation>แพลตฟอร์ม</translation>
  </message>
  <message>
   <source>Population (raster, points or polygons)</source>
   <translation>ประชากร (ราสเตอร์ จุด หรือพื้นที่)</translation>
  </message>
  <message>
   <source>Read live from the publisher's service.</source>
   <translation>อ่านสดจากบริการของหน่วยงานเจ้าของข้อมูล</translation>
  </message>
  <message>
   <source>Read report</source>
   <translation>รายงานการอ่าน</translation>
  </message>
  <message>
   <source>Reading lines and areas</source>
   <translation>กำลังอ่านเส้นและพื้นที่</translation>
  </message>
  <message>
   <source>Reading opinions needs the Python library pandas, which this QGIS does not have. On Linux install python3-pandas; on Windows choose it in the OSGeo4W installer; on macOS run: pip3 install pandas, in the Python of QGIS. Then restart QGIS.</source>
   <translation>การอ่านความคิดเห็นต้องใช้ไลบรารี pandas ของ Python ซึ่ง QGIS เครื่องนี้ยังไม่มี บน Linux ให้ติดตั้ง python3-pandas บน Windows ให้เลือกในตัวติดตั้ง OSGeo4W บน macOS ให้ใช้คำสั่ง pip3 install pandas ใน Python ของ QGIS แล้วเปิด QGIS ใหม่</translation>
  </message>
  <message>
   <source>Reading points</source>
   <translation>กำลังอ่านจุด</translation>
  </message>
  <message>
   <source>Reading relations</source>
   <translation>กำลังอ่านกลุ่มวัตถุ (รีเลชัน)</translation>
  </message>
  <message>
   <source>Reading the source files</source>
   <translation>กำลังอ่านไฟล์จากแหล่งข้อมูลอื่น</translation>
  </message>
  <message>
   <source>Reading {file}</source>
   <translation>กำลังอ่าน {file}</translation>
  </message>
  <message>
   <source>Reads a file of opinions as its platform exports it (Traffy Fondue, or any CSV with coordinates), mends what can be mended and says in a report what became of every row. Names, photographs and links to people are dropped while reading. The layer holds no text of the opinions. Its points are exact: do not publish them, publish hotspots.</source>
   <translation>อ่านไฟล์ความคิดเห็นตามที่แพลตฟอร์มส่งออก (Traffy Fondue หรือ CSV ใดก็ได้ที่มีพิกัด) แก้ส่วนที่แก้ได้ และบอกในรายงานว่าแต่ละแถวเป็นอย่างไร ชื่อ รูปถ่าย และลิงก์ไปถึงตัวบุคคลถูกตัดทิ้งตั้งแต่ตอนอ่าน ชั้นข้อมูลไม่มีข้อความของความคิดเห็น แต่จุดยังบอกตำแหน่งที่แน่นอน จึงไม่ควรเผยแพร่ ให้เผยแพร่แผนที่จุดร้อนแทน</translation>
  </message>
  <message>
   <source>Reads an OpenStreetMap extract (.osm.pbf, .osm or .osm.gz) and writes a city pack: a folder with all layers of the catalogue that come from OpenStreetMap, which works without internet. The area keeps only the features that touch it, whole or cut at its edge. Files of other sources (district and subdistrict figures and boundaries, stations, hotspots, shelters, Wikidata, Overture buildings, GeoTIFFs) are read from a folder; each is known by what it holds. An older pack in the output folder is replaced only when the new one is whole.</source>
   <translation>อ่านไฟล์ OpenStreetMap (.osm.pbf, .osm หรือ .osm.gz) แล้วสร้างชุดข้อมูลเมือง คือโฟลเดอร์ที่มีชั้นข้อมูลทุกชั้นที่มาจาก OpenStreetMap ใช้ได้โดยไม่ต้องต่ออินเทอร์เน็ต หากกำหนดพื้นที่ จะเก็บเฉพาะข้อมูลที่แตะพื้นที่นั้น จะเก็บทั้งรูปหรือตัดตามขอบก็ได้ ไฟล์จากแหล่งอื่น (ตัวเลขและขอบเขตอำเภอและตำบล สถานีตรวจวัด จุดความร้อน ศูนย์พักพิง Wikidata อาคารจาก Overture และ GeoTIFF) อ่านจากโฟลเดอร์ที่เลือก โดยดูจากเนื้อหาในไฟล์ ชุดข้อมูลเดิมในโฟลเดอร์ปลายทางจะถูกแทนที่เมื่อชุดใหม่เสร็จสมบูรณ์แล้วเท่านั้น</translation>
  </message>
  <message>
   <source>Recognise by content</source>
   <translation>ตรวจจากเนื้อไฟล์</translation>
  </message>
  <message>
   <source>Recognised as {platform}: {reasons}.</source>
   <translation>เป็นข้อมูลแบบ {platform}: {reasons}</translation>
  </message>
  <message>
   <source>Record {record}: attribute {name} has no such source as {source}.</source>
   <translation>ระเบียน {record}: ฟิลด์ {name} อ้างแหล่งข้อมูล {source} ซึ่งไม่มี</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>ทำซ้ำ</translation>
  </message>
  <message>
   <source>Remove what I just added</source>
   <translation>นำที่เพิ่งเพิ่มออก</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>รายงาน</translation>
  </message>
  <message>
   <source>Rings of neighbours</source>
   <translation>จำนวนวงช่องรอบข้าง</translation>
  </message>
  <message>
   <source>Rows kept</source>
   <translation>จำนวนแถวที่เก็บไว้</translation>
  </message>
  <message>
   <source>Rows read</source>
   <translation>จำนวนแถวที่อ่าน</translation>
  </message>
  <message>
   <source>Rows with a place</source>
   <translation>จำนวนแถวที่มีตำแหน่ง</translation>
  </message>
  <message>
   <source>SAMPLE city: drawn for practice, not survey data</source>
   <translation>เมืองตัวอย่าง: วาดขึ้นให้ทดลองใช้ ไม่ใช่ข้อมูลสำรวจจริง</translation>
  </message>
  <message>
   <source>SAMPLE · {name}</source>
   <translation>ตัวอย่าง · {name}</translation>
  </message>
  <message>
   <source>SAMPLE: made up to try the plugin with; no workshop drew this.</source>
   <translation>ตัวอย่าง: ทำขึ้นให้ทดลองใช้ปลั๊กอิน ไม่ได้มาจากเวิร์กช็อปจริง</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>ตัวอย่าง</translation>
  </message>
  <message>
   <source>Saved as {file}</source>
   <translation>บันทึกเป็น {file} แล้ว</translation>
  </message>
  <message>
   <source>Saved {time} · {count} strokes</source>
   <translation>บันทึกแล้ว {time} น. · {count} รายการ</translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation>วินาที</translation>
  </message>
  <message>
   <source>Set aside: {rows} rows all lie on {lat}, {lon}. That is what a geocoder gives when it does not know the place.</source>
   <translation>กันไว้: {rows} แถวอยู่ที่ {lat}, {lon} จุดเดียวกันหมด ซึ่งเป็นจุดที่ระบบค้นพิกัดใส่ให้เมื่อไม่รู้จักสถานที่</translation>
  </message>
  <message>
   <source>Skipped</source>
   <translation>ข้าม</translation>
  </message>
  <message>
   <source>Something unexpected went wrong ({kind}). The log panel says where.</source>
   <translation>เกิดข้อผิดพลาดที่ไม่คาดคิด ({kind}) ดูว่าเกิดที่ใดได้ในแผงบันทึก (Log Messages)</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>แหล่งที่มา</translation>
  </message>
  <message>
   <source>Source date</source>
   <translation>วันที่ของข้อมูล</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>สถานะ</translation>
  </message>
  <message>
   <source>Sure</source>
   <translation>แน่ใจ</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>โต๊ะ</translation>
  </message>
  <message>
   <source>Table {code}: {title}</source>
   <translation>โต๊ะ {code}: {title}</translation>
  </message>
  <message>
   <source>Taken out of the text</source>
   <translation>ลบออกจากข้อความ</translation>
  </message>
  <message>
   <source>The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: of {count} points near a boundary, only so {hits} lie in the tambon or amphoe they name. They were converted, which moves them by {metres} m.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: only so {hits} of {count} agree with the longitude and latitude beside them. They were converted, which moves them by {metres} m.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The city and its surroundings</source>
   <translation>ตัวเมืองและรอบเมือง</translation>
  </message>
  <message>
   <source>The city pack {name} is built: {count} layers are ready.</source>
   <translation>สร้างชุดข้อมูลเมือง {name} เสร็จแล้ว พร้อมใช้ {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>The data state no date; {date} is the date of the file {file}.</source>
   <translation>ข้อมูลไม่ได้ระบุวันที่ {date} คือวันที่ของไฟล์ {file}</translation>
  </message>
  <message>
   <source>The disk that holds {folder} is full, so nothing was changed. Free some space or choose a folder on another disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk that {file} is on is full. Make room on it.</source>
   <translation>ดิสก์ที่เก็บ {file} เต็ม กรุณาลบไฟล์อื่นเพื่อเพิ่มที่ว่าง</translation>
  </message>
  <message>
   <source>The file names no authors, so posts are counted instead of people.</source>
   <translation>ไฟล์ไม่บอกผู้เขียน จึงนับเป็นจำนวนเรื่อง ไม่ใช่จำนวนคน</translation>
  </message>
  <message>
   <source>The layer of hotspots cannot be written: {reason}.</source>
   <translation>เขียนชั้นข้อมูลจุดร้อนไม่ได้ ({reason}) กรุณาเลือกที่เก็บอื่น</translation>
  </message>
  <message>
   <source>The layer of opinions cannot be written: {reason}.</source>
   <translation>เขียนชั้นข้อมูลความคิดเห็นไม่ได้ ({reason}) กรุณาเลือกที่เก็บอื่น</translation>
  </message>
  <message>
   <source>The points themselves are not put on the map: they could show who wrote. Cells of few people are withheld.</source>
   <translation>ไม่แสดงจุดบนแผนที่ เพราะอาจทำให้รู้ว่าใครเขียน ช่องที่มีคนน้อยเกินไปจะปิดไว้</translation>
  </message>
  <message>
   <source>The posts lie far from Thailand (around longitude {lon}, latitude {lat}), where the map's metres (UTM zone 47N) do not hold. Choose posts of Chiang Mai.</source>
   <translation>ความคิดเห็นอยู่ไกลจากประเทศไทย (แถวลองจิจูด {lon} ละติจูด {lat}) ซึ่งวัดระยะเป็นเมตรด้วย UTM โซน 47N ไม่ได้ กรุณาใช้ความคิดเห็นของเชียงใหม่</translation>
  </message>
  <message>
   <source>The posts spread over {width} × {height} km, which makes too many cells of {size} m. Choose larger cells, a topic, or posts of one city only.</source>
   <translation>ความคิดเห็นกระจายอยู่ในพื้นที่ {width} × {height} กม. ช่องขนาด {size} ม. จึงมีมากเกินไป กรุณาใช้ช่องที่ใหญ่ขึ้น เลือกเพียงประเด็นเดียว หรือใช้ความคิดเห็นของเมืองเดียว</translation>
  </message>
  <message>
   <source>This copy of the plugin has no sample city. Install it again.</source>
   <translation>ปลั๊กอินที่ติดตั้งไว้ไม่มีเมืองตัวอย่าง กรุณาติดตั้งใหม่</translation>
  </message>
  <message>
   <source>This stroke lies off the earth in the map's CRS. Zoom to the city and draw.</source>
   <translation>เส้นนี้อยู่นอกขอบเขตโลกตามระบบพิกัดของแผนที่ กรุณาซูมไปที่เมืองแล้ววาดใหม่</translation>
  </message>
  <message>
   <source>Topic</source>
   <translation>ประเด็น</translation>
  </message>
  <message>
   <source>Try the plugin on the drawn sample city</source>
   <translation>ลองใช้ปลั๊กอินกับเมืองตัวอย่างที่วาดขึ้น</translation>
  </message>
  <message>
   <source>Try the sample city</source>
   <translation>ลองใช้เมืองตัวอย่าง</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>เลิกทำ</translation>
  </message>
  <message>
   <source>Use a city pack that is already built</source>
   <translation>ใช้ชุดข้อมูลเมืองที่สร้างไว้แล้ว</translation>
  </message>
  <message>
   <source>What became of every row</source>
   <translation>แต่ละแถวเป็นอย่างไร</translation>
  </message>
  <message>
   <source>What the map shows now</source>
   <translation>เท่าที่เห็นบนแผนที่ตอนนี้</translation>
  </message>
  <message>
   <source>Width of a cell</source>
   <translation>ความกว้างช่อง</translation>
  </message>
  <message>
   <source>Width of a cell (m)</source>
   <translation>ความกว้างช่อง (ม.)</translation>
  </message>
  <message>
   <source>Withheld cells</source>
   <translation>จำนวนช่องที่ปิดไว้</translation>
  </message>
  <message>
   <source>Without a place</source>
   <translation>ไม่มีตำแหน่ง</translation>
  </message>
  <message>
   <source>Writing provenance and styles</source>
   <translation>กำลังบันทึกที่มาและรูปแบบการแสดงผล</translation>
  </message>
  <message>
   <source>Writing the manifest</source>
   <translation>กำลังเขียนสารบัญชุดข้อมูล</translation>
  </message>
  <message>
   <source>Writing the spatial index</source>
   <translation>กำลังเขียนดัชนีเชิงพื้นที่</translation>
  </message>
  <message>
   <source>Years in {file} are Buddhist Era: {be} is {ce}.</source>
   <translation>ปีใน {file} เป็นพุทธศักราช: พ.ศ. {be} คือ ค.ศ. {ce}</translation>
  </message>
  <message>
   <source>Zone of times that name none</source>
   <translation>เขตเวลาสำหรับเวลาที่ไม่ระบุเขต</translation>
  </message>
  <message>
   <source>a date not stated</source>
   <translation>ไม่ได้ระบุ</translation>
  </message>
  <message>
   <source>a piece of a record broken at a line break</source>
   <translation>เศษของระเบียนที่ขาดเพราะมีการขึ้นบรรทัดใหม่</translation>
  </message>
  <message>
   <source>a record cut off before its coordinates</source>
   <translation>ระเบียนที่ขาดก่อนถึงพิกัด</translation>
  </message>
  <message>
   <source>a record that cannot be read as CSV</source>
   <translation>ระเบียนที่อ่านเป็น CSV ไม่ได้</translation>
  </message>
  <message>
   <source>a record with more fields than the header</source>
   <translation>ระเบียนที่มีฟิลด์มากกว่าหัวตาราง</translation>
  </message>
  <message>
   <source>an empty row</source>
   <translation>แถวว่าง</translation>
  </message>
  <message>
   <source>areas</source>
   <translation>พื้นที่</translation>
  </message>
  <message>
   <source>coordinates are written ['lon', 'lat'], as the old interface does</source>
   <translation>พิกัดเขียนเป็น ['lon', 'lat'] แบบระบบเดิม</translation>
  </message>
  <message>
   <source>coordinates at (0, 0), which is in the sea off Africa</source>
   <translation>พิกัด (0, 0) ซึ่งอยู่กลางทะเลใกล้ทวีปแอฟริกา</translation>
  </message>
  <message>
   <source>coordinates outside the world</source>
   <translation>พิกัดที่ไม่มีอยู่บนโลก</translation>
  </message>
  <message>
   <source>coordinates that cannot be read</source>
   <translation>พิกัดที่อ่านไม่ได้</translation>
  </message>
  <message>
   <source>disputed</source>
   <translation>เห็นต่าง</translation>
  </message>
  <message>
   <source>district that is not in this pack</source>
   <translation>อำเภอที่ไม่มีในชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>drawn for practice; the real layer comes from the source below</source>
   <translation>วาดขึ้นให้ทดลองใช้ ชั้นข้อมูลจริงมาจากแหล่งที่มาด้านล่าง</translation>
  </message>
  <message>
   <source>e-mail address</source>
   <translation>อีเมล</translation>
  </message>
  <message>
   <source>element that is not a line</source>
   <translation>วัตถุที่ไม่ใช่เส้น</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>ว่าง</translation>
  </message>
  <message>
   <source>feature without a usable area</source>
   <translation>วัตถุที่ไม่มีรูปพื้นที่ที่ใช้ได้</translation>
  </message>
  <message>
   <source>from today</source>
   <translation>วันนี้</translation>
  </message>
  <message>
   <source>geometries mended: {count}</source>
   <translation>รูปทรงที่ซ่อมแล้ว: {count}</translation>
  </message>
  <message>
   <source>it is GeoJSON whose features carry Traffy Fondue's own fields</source>
   <translation>เป็น GeoJSON ที่มีฟิลด์เฉพาะของ Traffy Fondue</translation>
  </message>
  <message>
   <source>latitude and longitude swapped back</source>
   <translation>สลับละติจูดกับลองจิจูดกลับให้ถูก</translation>
  </message>
  <message>
   <source>left out, {reason}: {count}</source>
   <translation>ตัดออก {reason}: {count}</translation>
  </message>
  <message>
   <source>letters that the file's encoding cannot hold, replaced</source>
   <translation>แทนตัวอักษรที่รหัสอักขระของไฟล์ไม่รองรับ</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>เส้น</translation>
  </message>
  <message>
   <source>m</source>
   <translation>ม.</translation>
  </message>
  <message>
   <source>name of a person, @name or LINE id</source>
   <translation>ชื่อบุคคล @ชื่อ หรือไอดีไลน์</translation>
  </message>
  <message>
   <source>no coordinates</source>
   <translation>ไม่มีพิกัด</translation>
  </message>
  <message>
   <source>no platform was recognised; columns were taken by their names</source>
   <translation>ไม่พบว่าเป็นแพลตฟอร์มใด จึงเลือกคอลัมน์จากชื่อ</translation>
  </message>
  <message>
   <source>not built</source>
   <translation>ยังไม่ได้สร้าง</translation>
  </message>
  <message>
   <source>not stated by the source</source>
   <translation>แหล่งที่มาไม่ได้ระบุ</translation>
  </message>
  <message>
   <source>number plate</source>
   <translation>ทะเบียนรถ</translation>
  </message>
  <message>
   <source>on a point shared by too many rows to be where they were written</source>
   <translation>อยู่บนจุดเดียวกันมากแถวเกินไป จึงไม่น่าใช่ตำแหน่งจริง</translation>
  </message>
  <message>
   <source>online</source>
   <translation>ออนไลน์</translation>
  </message>
  <message>
   <source>open way where an area is asked for</source>
   <translation>เส้นปลายเปิดที่ควรเป็นพื้นที่ปิด</translation>
  </message>
  <message>
   <source>other</source>
   <translation>อื่น ๆ</translation>
  </message>
  <message>
   <source>perhaps</source>
   <translation>อาจจะ</translation>
  </message>
  <message>
   <source>phone number or id number</source>
   <translation>เบอร์โทรศัพท์หรือเลขประจำตัว</translation>
  </message>
  <message>
   <source>place in a tambon that is not in this pack</source>
   <translation>สถานที่ในตำบลที่ไม่มีในชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>point inside an area of the same name</source>
   <translation>จุดที่อยู่ในพื้นที่ชื่อเดียวกัน</translation>
  </message>
  <message>
   <source>quotes escaped by a backslash</source>
   <translation>เครื่องหมายคำพูดที่มีแบ็กสแลชนำหน้า</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>พร้อมใช้</translation>
  </message>
  <message>
   <source>relation that is not an area</source>
   <translation>รีเลชันที่ไม่ใช่พื้นที่</translation>
  </message>
  <message>
   <source>relation whose members are not in the extract</source>
   <translation>รีเลชันที่ไม่มีสมาชิกในไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>row of another province</source>
   <translation>แถวของจังหวัดอื่น</translation>
  </message>
  <message>
   <source>row that repeats an earlier one</source>
   <translation>แถวที่ซ้ำกับแถวก่อนหน้า</translation>
  </message>
  <message>
   <source>row with a number or date that cannot be read</source>
   <translation>แถวที่อ่านตัวเลขหรือวันที่ไม่ได้</translation>
  </message>
  <message>
   <source>row with a year that could be of either era or of none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>row without usable coordinates</source>
   <translation>แถวที่ไม่มีพิกัดที่ใช้ได้</translation>
  </message>
  <message>
   <source>stamps</source>
   <translation>หมุด</translation>
  </message>
  <message>
   <source>tail of a broken record put back under its columns</source>
   <translation>นำส่วนท้ายของระเบียนที่ขาดกลับเข้าคอลัมน์เดิม</translation>
  </message>
  <message>
   <source>the header has coords beside comment and a ticket or message number</source>
   <translation>หัวตารางมี coords คู่กับ comment และเลขเรื่องหรือเลขข้อความ</translation>
  </message>
  <message>
   <source>the header has ticket_id, latitude and longitude (exchange version 2)</source>
   <translation>หัวตารางมี ticket_id, latitude และ longitude (รูปแบบแลกเปลี่ยนข้อมูลรุ่น 2)</translation>
  </message>
  <message>
   <source>time that cannot be read, left empty</source>
   <translation>เวลาที่อ่านไม่ได้ ปล่อยว่างไว้</translation>
  </message>
  <message>
   <source>time without a zone, taken as local time</source>
   <translation>เวลาที่ไม่ระบุเขตเวลา ถือเป็นเวลาท้องถิ่น</translation>
  </message>
  <message>
   <source>way or relation that is not whole in the extract</source>
   <translation>เส้นหรือรีเลชันที่มีไม่ครบในไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>web link</source>
   <translation>ลิงก์เว็บ</translation>
  </message>
  <message>
   <source>{count} days old</source>
   <translation>{count} วันก่อน</translation>
  </message>
  <message>
   <source>{count} layers could not be added. The first: {reason}</source>
   <translation>เพิ่มไม่ได้ {count} ชั้นข้อมูล รายการแรก: {reason}</translation>
  </message>
  <message>
   <source>{count} months old</source>
   <translation>{count} เดือนก่อน</translation>
  </message>
  <message>
   <source>{count} strokes could not be saved in {file}. They are kept on this computer and are saved when you open that workshop here again.</source>
   <translation>บันทึกลง {file} ไม่ได้ {count} เส้น แต่ยังเก็บไว้ในคอมพิวเตอร์เครื่องนี้ และจะบันทึกให้เมื่อเปิดเวิร์กช็อปนั้นบนเครื่องนี้อีกครั้ง</translation>
  </message>
  <message>
   <source>{count} strokes that were waiting are back.</source>
   <translation>กู้เส้นที่วาดซึ่งรอบันทึกกลับมาแล้ว {count} เส้น</translation>
  </message>
  <message>
   <source>{count} years old</source>
   <translation>{count} ปีก่อน</translation>
  </message>
  <message>
   <source>{file} breaks off while it is read. Download it again.</source>
   <translation>{file} ขาดตอนระหว่างการอ่าน กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be made: {reason}. Choose a folder that can be written.</source>
   <translation>สร้าง {file} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์ที่เขียนได้</translation>
  </message>
  <message>
   <source>{file} cannot be opened as a map layer: it is cut short, damaged or something else. Download it again.</source>
   <translation>เปิด {file} เป็นชั้นข้อมูลแผนที่ไม่ได้ ไฟล์อาจขาด เสียหาย หรือเป็นไฟล์ชนิดอื่น กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be opened: {reason}.</source>
   <translation>เปิด {file} ไม่ได้ ({reason}) กรุณาตรวจไฟล์นี้</translation>
  </message>
  <message>
   <source>{file} cannot be read ({reason}). Build the city pack again.</source>
   <translation>อ่าน {file} ไม่ได้ ({reason}) กรุณาสร้างชุดข้อมูลเมืองใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be read ({reason}). Check the file.</source>
   <translation>อ่าน {file} ไม่ได้ ({reason}) กรุณาตรวจไฟล์นี้</translation>
  </message>
  <message>
   <source>{file} cannot be read ({reason}): it was cut short or is no offline pack. Copy it again from where it was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be read: {reason}. Check that it exists and may be opened.</source>
   <translation>อ่าน {file} ไม่ได้ ({reason}) กรุณาตรวจว่ามีไฟล์นี้อยู่และมีสิทธิ์เปิด</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}), so nothing drawn could be kept. Close it elsewhere, or copy it to a folder that can be written and open the copy.</source>
   <translation>เขียนลง {file} ไม่ได้ ({reason}) สิ่งที่วาดจะไม่ถูกเก็บ กรุณาปิดไฟล์นี้ในหน้าต่างหรือโปรแกรมอื่น หรือคัดลอกไปไว้ในโฟลเดอร์ที่เขียนได้แล้วเปิดสำเนานั้น</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์ที่มีสิทธิ์เขียน</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose another place for the report.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) กรุณาเลือกที่เก็บรายงานใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be written. Choose another folder.</source>
   <translation>เขียน {file} ไม่ได้ กรุณาเลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>{file} could not be copied into the pack: it is damaged or the disk is full. Check both and build again.</source>
   <translation>คัดลอก {file} เข้าชุดข้อมูลไม่ได้ เพราะไฟล์เสียหายหรือดิสก์เต็ม กรุณาตรวจสอบทั้งสองอย่างแล้วสร้างใหม่</translation>
  </message>
  <message>
   <source>{file} could not be written: {reason}. Look after its disk and folder.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) กรุณาตรวจดิสก์และโฟลเดอร์ที่เก็บไฟล์</translation>
  </message>
  <message>
   <source>{file} does not exist.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} does not exist. Choose an .osm.pbf, .osm or .osm.gz file.</source>
   <translation>ไม่พบ {file} กรุณาเลือกไฟล์ .osm.pbf, .osm หรือ .osm.gz</translation>
  </message>
  <message>
   <source>{file} does not hold {layer} as its pack.json says. Build the pack again.</source>
   <translation>{file} ไม่มีชั้นข้อมูล “{layer}” ตามที่ pack.json ระบุ กรุณาสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>{file} does not say where on the map it lies. Download it again.</source>
   <translation>{file} ไม่ได้ระบุตำแหน่งบนแผนที่ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} does not state the datum of its UTM coordinates and nothing in it tells: they were taken as WGS 84. If it is Indian 1975, the points lie {metres} m off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} exists already and was left alone. Open it, or choose another name.</source>
   <translation>มี {file} อยู่แล้ว จึงไม่ได้เขียนทับ กรุณาเปิดไฟล์นั้น หรือตั้งชื่ออื่น</translation>
  </message>
  <message>
   <source>{file} has a header but no rows. Export the opinions again.</source>
   <translation>{file} มีแต่หัวตาราง ไม่มีข้อมูล กรุณาส่งออกความคิดเห็นใหม่</translation>
  </message>
  <message>
   <source>{file} has another CRS than the other tiles. Bring all to one CRS.</source>
   <translation>{file} ใช้ระบบพิกัดต่างจากแผ่นอื่น กรุณาแปลงทุกแผ่นให้เป็นระบบพิกัดเดียวกัน</translation>
  </message>
  <message>
   <source>{file} has no column {columns}. Choose the file that the source publishes.</source>
   <translation>{file} ไม่มีคอลัมน์ {columns} กรุณาใช้ไฟล์ที่ต้นทางเผยแพร่</translation>
  </message>
  <message>
   <source>{file} has no column {columns}. Looked for the columns {needed} in its first {rows} rows. Choose the file that the source publishes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} has no column {column}. Choose one of its columns.</source>
   <translation>{file} ไม่มีคอลัมน์ {column} กรุณาเลือกคอลัมน์ที่มีในไฟล์</translation>
  </message>
  <message>
   <source>{file} has no list called layers. A theme's file holds theme: and layers:.</source>
   <translation>{file} ไม่มีรายการ layers ไฟล์ของแต่ละหมวดต้องมีทั้ง theme: และ layers:</translation>
  </message>
  <message>
   <source>{file} has no list called recipes. Add one.</source>
   <translation>{file} ไม่มีรายการชื่อ recipes กรุณาเพิ่ม</translation>
  </message>
  <message>
   <source>{file} has no list called {key}. Download it again from the source.</source>
   <translation>{file} ไม่มีรายการชื่อ {key} กรุณาดาวน์โหลดจากต้นทางใหม่</translation>
  </message>
  <message>
   <source>{file} has no list of features. Export the opinions as GeoJSON or CSV.</source>
   <translation>{file} ไม่มีรายการข้อมูล (features) กรุณาส่งออกความคิดเห็นเป็น GeoJSON หรือ CSV</translation>
  </message>
  <message>
   <source>{file} has no rows. Download it again.</source>
   <translation>{file} ไม่มีแถวข้อมูล กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} has only one column: no comma, semicolon, tab or bar parts its first line. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} มีเพียงคอลัมน์เดียว เพราะบรรทัดแรกไม่มีตัวคั่น (, ; แท็บ หรือ |) กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} has too many pixels for a pack. Build a smaller area.</source>
   <translation>{file} มีจำนวนพิกเซลมากเกินไปสำหรับชุดข้อมูล กรุณาสร้างเฉพาะพื้นที่ที่เล็กลง</translation>
  </message>
  <message>
   <source>{file} holds bytes that are no text, so it is not a text table. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} มีข้อมูลที่ไม่ใช่ตัวอักษร จึงไม่ใช่ตารางข้อความ กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} holds bytes that are no text. Download it again.</source>
   <translation>{file} มีข้อมูลที่ไม่ใช่ข้อความ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} holds files that were not in it when it was made: {paths}. Remove them or copy it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds no map layer that is known. Put the layer itself in the folder.</source>
   <translation>{file} ไม่มีชั้นข้อมูลแผนที่ที่รู้จัก กรุณานำไฟล์ชั้นข้อมูลมาไว้ในโฟลเดอร์โดยตรง</translation>
  </message>
  <message>
   <source>{file} holds no mapped things: 0 elements were read. Choose another extract.</source>
   <translation>{file} ไม่มีข้อมูลแผนที่ อ่านได้ 0 รายการ กรุณาเลือกไฟล์ข้อมูล OSM อื่น</translation>
  </message>
  <message>
   <source>{file} holds no row with a year and a number. Download it again.</source>
   <translation>{file} ไม่มีแถวใดที่มีทั้งปีและจำนวน กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} holds nothing that any layer shows. Choose another extract.</source>
   <translation>{file} ไม่มีข้อมูลสำหรับชั้นข้อมูลใดเลย กรุณาเลือกไฟล์ข้อมูล OSM อื่น</translation>
  </message>
  <message>
   <source>{file} holds nothing that lies in this pack.</source>
   <translation>{file} ไม่มีข้อมูลที่อยู่ในพื้นที่ของชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>{file} holds other values than 0 to 100 per cent, so it is no Global Surface Water. Choose the tile of its occurrence or recurrence.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} holds the unsafe name {name}, so it was not opened. Do not use it.</source>
   <translation>{file} มีชื่อไฟล์ภายในที่ไม่ปลอดภัยคือ {name} จึงไม่ได้เปิด ไม่ควรใช้ไฟล์นี้</translation>
  </message>
  <message>
   <source>{file} is GeoJSON of a platform that is not known yet. Save it as CSV with lat and lon columns and choose that file.</source>
   <translation>{file} เป็น GeoJSON จากแพลตฟอร์มที่ยังไม่รู้จัก กรุณาบันทึกเป็น CSV ที่มีคอลัมน์ lat และ lon แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is JSON nested too deep to be data. Download it again.</source>
   <translation>{file} เป็น JSON ที่ซ้อนกันลึกเกินกว่าจะเป็นข้อมูล กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is JSON that no reader knows yet. Export the opinions as CSV (UTF-8) or GeoJSON and choose that file.</source>
   <translation>{file} เป็น JSON แบบที่ยังอ่านไม่ได้ กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) หรือ GeoJSON แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is JSON, not a table. Choose the CSV that the source publishes.</source>
   <translation>{file} เป็น JSON ไม่ใช่ตาราง กรุณาใช้ไฟล์ CSV ที่ต้นทางเผยแพร่</translation>
  </message>
  <message>
   <source>{file} is Parquet, and this QGIS has no GDAL driver called Parquet to read it. Save it as GeoJSON or GeoPackage, or download it as GeoJSON.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is a PDF document. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} เป็นเอกสาร PDF กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is a ZIP archive inside (an XLSX or Numbers file is one too), not a text table. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} ข้างในเป็นไฟล์ ZIP (ไฟล์ XLSX และ Numbers ก็เป็นแบบนี้) ไม่ใช่ตารางข้อความ กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is a web page or XML, not a text table. Perhaps the download asked for a login first. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} เป็นหน้าเว็บหรือ XML ไม่ใช่ตารางข้อความ อาจเป็นเพราะต้องเข้าสู่ระบบก่อนดาวน์โหลด กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is a web page, not data: the site answered with a page. Download it again.</source>
   <translation>{file} เป็นหน้าเว็บ ไม่ใช่ข้อมูล เพราะเว็บไซต์ตอบกลับมาเป็นหน้าเว็บ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is broken or cut short after feature {count}. Download or export it again.</source>
   <translation>{file} เสียหายหรือขาดหลังรายการที่ {count} กรุณาดาวน์โหลดหรือส่งออกใหม่</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}) and was left as it is. Open another copy of it.</source>
   <translation>{file} เสียหาย ({reason}) และไม่ได้ถูกแก้ไขใด ๆ กรุณาเปิดสำเนาอื่น</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}). Build the city pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is damaged or cut short and cannot be opened. Download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is damaged or cut short: reading stopped after {count} elements ({reason}). Download it again.</source>
   <translation>{file} เสียหายหรือไม่ครบ อ่านได้ {count} รายการแล้วหยุด ({reason}) กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is empty. Download it again.</source>
   <translation>{file} ว่างเปล่า กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is empty. Export the opinions again.</source>
   <translation>{file} เป็นไฟล์ว่าง กรุณาส่งออกความคิดเห็นใหม่</translation>
  </message>
  <message>
   <source>{file} is in use by another program. Close it there.</source>
   <translation>{file} เปิดอยู่ในโปรแกรมอื่น กรุณาปิดในโปรแกรมนั้น</translation>
  </message>
  <message>
   <source>{file} is larger than {size} MB. Put the part of it that is needed in the folder.</source>
   <translation>{file} ใหญ่กว่า {size} MB กรุณาใส่เฉพาะส่วนที่ต้องใช้ไว้ในโฟลเดอร์</translation>
  </message>
  <message>
   <source>{file} is no GeoTIFF that can be read. Download it again.</source>
   <translation>{file} ไม่ใช่ GeoTIFF ที่อ่านได้ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is no longer there. Put the disk or the file back in its place.</source>
   <translation>ไม่พบ {file} แล้ว กรุณาเสียบดิสก์หรือนำไฟล์กลับมาไว้ที่เดิม</translation>
  </message>
  <message>
   <source>{file} is no offline pack: it has no SHA256SUMS. Choose the zip or its folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is no whole XLSX workbook. Open it in a spreadsheet and save it again.</source>
   <translation>{file} ไม่ใช่ไฟล์ XLSX ที่สมบูรณ์ กรุณาเปิดด้วยโปรแกรมตารางแล้วบันทึกใหม่</translation>
  </message>
  <message>
   <source>{file} is no whole ZIP archive. Download it again.</source>
   <translation>{file} ไม่ใช่ไฟล์ ZIP ที่สมบูรณ์ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is none of the source files that are known, so it was not used.</source>
   <translation>{file} ไม่ใช่ไฟล์จากแหล่งข้อมูลที่รู้จัก จึงไม่ได้ใช้</translation>
  </message>
  <message>
   <source>{file} is not OpenStreetMap data. Choose an .osm.pbf, .osm or .osm.gz file.</source>
   <translation>{file} ไม่ใช่ข้อมูล OpenStreetMap กรุณาเลือกไฟล์ .osm.pbf .osm หรือ .osm.gz</translation>
  </message>
  <message>
   <source>{file} is not a Traffy Fondue export: its header has no coords, or no comment with a ticket number. Choose another platform, or let it be detected.</source>
   <translation>{file} ไม่ใช่ไฟล์ส่งออกจาก Traffy Fondue เพราะหัวตารางไม่มี coords หรือไม่มี comment คู่กับเลขเรื่อง กรุณาเลือกแพลตฟอร์มอื่น หรือเลือก “ตรวจจากเนื้อไฟล์”</translation>
  </message>
  <message>
   <source>{file} is not a list of “{key}” of version {version}. Start from the plugin's own.</source>
   <translation>{file} ไม่ใช่รายการ “{key}” รุ่น {version} กรุณาเริ่มจากไฟล์ที่มากับปลั๊กอิน</translation>
  </message>
  <message>
   <source>{file} is not a raster with a coordinate system. Choose a population raster.</source>
   <translation>{file} ไม่ใช่ราสเตอร์ที่มีระบบพิกัด กรุณาเลือกราสเตอร์ประชากร</translation>
  </message>
  <message>
   <source>{file} is not a table. Choose the CSV that the source publishes.</source>
   <translation>{file} ไม่ใช่ตาราง กรุณาใช้ไฟล์ CSV ที่ต้นทางเผยแพร่</translation>
  </message>
  <message>
   <source>{file} is not a workshop file of this plugin. Choose one, or make a new workshop.</source>
   <translation>{file} ไม่ใช่ไฟล์เวิร์กช็อปของปลั๊กอินนี้ กรุณาเลือกไฟล์เวิร์กช็อป หรือสร้างเวิร์กช็อปใหม่</translation>
  </message>
  <message>
   <source>{file} is not as its source publishes it ({reason}). Download it again.</source>
   <translation>{file} ไม่ตรงกับรูปแบบที่ต้นทางเผยแพร่ ({reason}) กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is now another workshop's file. Put the right one back.</source>
   <translation>{file} กลายเป็นไฟล์ของเวิร์กช็อปอื่นไปแล้ว กรุณานำไฟล์ที่ถูกต้องกลับมาไว้ที่เดิม</translation>
  </message>
  <message>
   <source>{file} is refused: the path {path} leaves its folder or cannot be written on every system. Make the offline pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is refused: with {path} it is too large or has more than {most} files. An offline pack holds one city pack.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is refused: {path} is a link or a device, not a file. Make the offline pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is refused: {path} is encrypted. Make the zip without a password.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is refused: {path} is in it twice. Make the offline pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is refused: {path} unpacks to far more than a pack can. Get the pack from whoever made it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} is sample data, not survey data.</source>
   <translation>{file} เป็นข้อมูลตัวอย่าง ไม่ใช่ข้อมูลสำรวจจริง</translation>
  </message>
  <message>
   <source>{file} is too large or holds what no workbook does. Save it as CSV instead.</source>
   <translation>{file} ใหญ่เกินไปหรือมีสิ่งที่ไฟล์ตารางทั่วไปไม่มี กรุณาบันทึกเป็น CSV แทน</translation>
  </message>
  <message>
   <source>{file} lacks {paths}. Copy it again from where it was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} lies outside the area of this pack. Choose the tile that covers it.</source>
   <translation>{file} อยู่นอกพื้นที่ของชุดข้อมูลนี้ กรุณาเลือกแผ่นที่ครอบคลุมพื้นที่</translation>
  </message>
  <message>
   <source>{file} mixes years of the Buddhist Era, such as {be}, with years of the Common Era, such as {ce}. Each was read by its own era.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} names no Wikidata item in its column {column}. Save the answer again.</source>
   <translation>{file} ไม่มีรหัสรายการวิกิสนเทศในคอลัมน์ {column} กรุณาบันทึกผลลัพธ์ใหม่</translation>
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin (schema {found}; this one knows {known}). Update the plugin and open the file again.</source>
   <translation>{file} สร้างด้วยปลั๊กอินรุ่นใหม่กว่า (ไฟล์รุ่น {found} แต่ปลั๊กอินนี้อ่านได้ถึงรุ่น {known}) กรุณาอัปเดตปลั๊กอินแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin. Update the plugin.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} would unpack to far more than such data hold. Unpack it and look inside.</source>
   <translation>{file} เมื่อแตกออกจะใหญ่เกินกว่าข้อมูลชนิดนี้มาก กรุณาแตกไฟล์แล้วตรวจดูข้างในก่อน</translation>
  </message>
  <message>
   <source>{file}, SHA256SUMS, line {line}: not a checksum. Make the pack again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: {reason}. Mend this entry and open it again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}” ไม่ถูกต้อง ({reason}) กรุณาแก้รายการนี้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, line {line}: the JSON is cut short or broken here. Download it again.</source>
   <translation>{file} บรรทัดที่ {line}: JSON ขาดหรือเสียตรงนี้ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file}, line {line}: this cannot be read as YAML ({reason}). Mend the file.</source>
   <translation>{file} บรรทัด {line}: อ่านเป็น YAML ไม่ได้ ({reason}) กรุณาแก้ไฟล์</translation>
  </message>
  <message>
   <source>{file}, line {line}: this is no table row. Save the table as CSV again.</source>
   <translation>{file} บรรทัดที่ {line}: ไม่ใช่แถวของตาราง กรุณาบันทึกตารางเป็น CSV ใหม่</translation>
  </message>
  <message>
   <source>{file}, recipe {recipe}, key {key}: {reason}. Mend the recipe.</source>
   <translation>{file} สูตร {recipe} คีย์ {key}: {reason} กรุณาแก้สูตร</translation>
  </message>
  <message>
   <source>{file}, record {record}, key {key}: {reason}. Mend the record.</source>
   <translation>{file} ระเบียน {record} คีย์ {key} ไม่ถูกต้อง ({reason}) กรุณาแก้ระเบียนนี้</translation>
  </message>
  <message>
   <source>{file}, record {record}: licence {licence} is not in _shared.yaml. Add it there.</source>
   <translation>{file} รายการ {record}: ไม่มีสัญญาอนุญาต {licence} ใน _shared.yaml ให้เพิ่มไว้ในไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file}, row {row}: the year {year} could be of either era or of none, so {count} rows were left out. Write years with four digits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}, row {row}: {district} already has another figure for {year} in row {other}. Keep one row for each district and year.</source>
   <translation>{file} แถวที่ {row}: {district} มีตัวเลขอื่นของปี {year} อยู่แล้วในแถวที่ {other} กรุณาเหลือไว้เพียงแถวเดียวต่ออำเภอต่อปี</translation>
  </message>
  <message>
   <source>{file}, table strokes, row {row}: {reason}. Open another copy of this file.</source>
   <translation>{file} ตาราง strokes แถว {row} อ่านไม่ได้ ({reason}) กรุณาเปิดสำเนาอื่นของไฟล์นี้</translation>
  </message>
  <message>
   <source>{file}: QGIS cannot show its drawings. Open another copy of the file.</source>
   <translation>{file}: QGIS แสดงภาพที่วาดไม่ได้ กรุณาเปิดสำเนาอื่นของไฟล์นี้</translation>
  </message>
  <message>
   <source>{file}: no column with coordinates and none with a text was found in its first line. Name them lat, lon, text, date and topic (or ละติจูด, ลองจิจูด, ข้อความ, วันที่, ประเภท) and try again.</source>
   <translation>{file}: บรรทัดแรกไม่มีทั้งคอลัมน์พิกัดและคอลัมน์ข้อความ กรุณาตั้งชื่อคอลัมน์เป็น ละติจูด, ลองจิจูด, ข้อความ, วันที่, ประเภท (หรือ lat, lon, text, date, topic) แล้วลองอีกครั้ง</translation>
  </message>
  <message>
   <source>{file}: the first line is longer than a megabyte, so it is no table with one record a line. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file}: บรรทัดแรกยาวเกินหนึ่งเมกะไบต์ จึงไม่ใช่ตารางที่มีหนึ่งระเบียนต่อบรรทัด กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file}: the id {record} is already used in {other}. Ids are unique.</source>
   <translation>{file}: รหัส {record} ถูกใช้แล้วใน {other} กรุณาตั้งรหัสไม่ให้ซ้ำกัน</translation>
  </message>
  <message>
   <source>{file}: {path} is not as it was when the pack was made (its checksum differs). Copy the pack again from where it was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation>เขียนใน {folder} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์ที่มีสิทธิ์เขียน</translation>
  </message>
  <message>
   <source>{folder} has too little room: {needed} MB are needed, {free} MB are free.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} holds other things, so nothing was written. Choose a new or empty folder.</source>
   <translation>{folder} มีไฟล์อื่นอยู่แล้ว จึงไม่ได้เขียนอะไรลงไป กรุณาเลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง</translation>
  </message>
  <message>
   <source>{folder} is no city pack whose area can be read. Choose a folder that Build made.</source>
   <translation>อ่านขอบเขตพื้นที่จาก {folder} ไม่ได้ เพราะไม่ใช่ชุดข้อมูลเมืองที่สมบูรณ์ กรุณาเลือกโฟลเดอร์ที่ได้จากการสร้างชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>{folder} is no folder that can be read. Choose the folder of source files.</source>
   <translation>{folder} ไม่ใช่โฟลเดอร์ที่อ่านได้ กรุณาเลือกโฟลเดอร์ที่เก็บไฟล์ต้นทาง</translation>
  </message>
  <message>
   <source>{folder} is not a city pack: it has no pack.json. Choose a folder that Build made.</source>
   <translation>{folder} ไม่ใช่ชุดข้อมูลเมือง เพราะไม่มีไฟล์ pack.json กรุณาเลือกโฟลเดอร์ที่ได้จากการสร้างชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>{folder} was built by a newer version of the plugin (pack schema {found}, this plugin reads {known}). Update the plugin.</source>
   <translation>{folder} สร้างด้วยปลั๊กอินรุ่นใหม่กว่า (ชุดข้อมูลรุ่น {found} แต่ปลั๊กอินนี้อ่านได้ถึงรุ่น {known}) กรุณาอัปเดตปลั๊กอิน</translation>
  </message>
  <message>
   <source>{lacking} of its {all} layers are not ready in this pack.</source>
   <translation>{lacking} จาก {all} ชั้นข้อมูลยังไม่พร้อมในชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>{layer} comes live from {agency} and is not stored in the pack. See {address}.</source>
   <translation>ชั้นข้อมูล “{layer}” อ่านสดจาก {agency} ไม่ได้เก็บไว้ในชุดข้อมูล ดูได้ที่ {address}</translation>
  </message>
  <message>
   <source>{layer} has no numeric field named population, pop, residents or ประชากร. Rename the field that counts people, or choose another layer.</source>
   <translation>{layer} ไม่มีฟิลด์ตัวเลขชื่อ ประชากร, population, pop หรือ residents กรุณาเปลี่ยนชื่อฟิลด์ที่นับจำนวนคน หรือเลือกชั้นข้อมูลอื่น</translation>
  </message>
  <message>
   <source>{layer} is empty. {reason}</source>
   <translation>{layer} ไม่มีข้อมูล {reason}</translation>
  </message>
  <message>
   <source>{layer} is empty: the extract holds none. Choose a wider extract, or map them in OpenStreetMap.</source>
   <translation>ชั้นข้อมูล “{layer}” ว่าง เพราะไฟล์ข้อมูล OSM ไม่มีสิ่งเหล่านี้ กรุณาใช้ไฟล์ที่ครอบคลุมพื้นที่กว้างขึ้น หรือช่วยกันเพิ่มใน OpenStreetMap</translation>
  </message>
  <message>
   <source>{layer} is not a layer of points. Choose the layer that Import opinions made.</source>
   <translation>{layer} ไม่ใช่ชั้นข้อมูลจุด กรุณาเลือกชั้นข้อมูลที่ได้จาก “นำเข้าความคิดเห็น”</translation>
  </message>
  <message>
   <source>{layer} is not in this city pack. Build the pack again.</source>
   <translation>ชุดข้อมูลเมืองนี้ไม่มีชั้นข้อมูล “{layer}” กรุณาสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>{layer} is not ready in the pack {folder}. Build the pack again.</source>
   <translation>ชั้นข้อมูล “{layer}” ในชุดข้อมูล {folder} ยังไม่พร้อม กรุณาสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>{layer} was not built. {reason} The original is at {agency}, {address}: put it into the folder of source files and build the pack again.</source>
   <translation>ยังไม่ได้สร้าง{layer} {reason} ไฟล์ต้นฉบับอยู่ที่{agency} {address} กรุณานำไปไว้ในโฟลเดอร์ไฟล์ต้นทางแล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>{layer} was not built. {reason} This version does not compute it yet: load those layers and compare them by eye.</source>
   <translation>ยังไม่ได้สร้างชั้นข้อมูล “{layer}” {reason} ปลั๊กอินรุ่นนี้ยังคำนวณให้ไม่ได้ ให้เปิดชั้นข้อมูลเหล่านั้นแล้วเทียบดูด้วยตา</translation>
  </message>
  <message>
   <source>{name}: {ready} of {all} layers ready. Data of {date}.</source>
   <translation>{name}: พร้อมใช้ {ready} จาก {all} ชั้นข้อมูล วันที่ของข้อมูล: {date}</translation>
  </message>
  <message>
   <source>{ready} of {all} layers are ready</source>
   <translation>พร้อมใช้ {ready} จาก {all} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>{read} rows read, {kept} kept, {placed} of them with a place.</source>
   <translation>อ่าน {read} แถว เก็บไว้ {kept} แถว ในจำนวนนี้มีตำแหน่ง {placed} แถว</translation>
  </message>
  <message>
   <source>{zone} is not the name of a time zone. Write one such as Asia/Bangkok.</source>
   <translation>{zone} ไม่ใช่ชื่อเขตเวลา กรุณาระบุเช่น Asia/Bangkok</translation>
  </message>
  <message>
   <source>“{element}” is drawn: press, drag and lift.</source>
   <translation>“{element}” ต้องลากวาด: กดค้าง ลาก แล้วยกขึ้น</translation>
  </message>
 </context>
</TS>
