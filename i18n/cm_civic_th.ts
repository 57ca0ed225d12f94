<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en">
 <context>
  <name>CmCivic</name>
  <message>
   <source> min left</source>
   <translation> นาทีจากนี้</translation>
  </message>
  <message>
   <source>&amp;Stance:</source>
   <translation>จุดยืน:</translation>
  </message>
  <message>
   <source>&amp;Topic:</source>
   <translation>ประเด็น:</translation>
  </message>
  <message>
   <source>(for example rows {rows})</source>
   <translation>(เช่น แถวที่ {rows})</translation>
  </message>
  <message>
   <source>(no name yet)</source>
   <translation>(ยังไม่มีชื่อ)</translation>
  </message>
  <message>
   <source>(none)</source>
   <translation>(ไม่มี)</translation>
  </message>
  <message>
   <source>+1 min</source>
   <translation>+1 นาที</translation>
  </message>
  <message>
   <source>0 of {count} features lies in Chiang Mai province: this is a pack of another place. For Chiang Mai, build it from an extract that covers the city.</source>
   <translation>ไม่มีข้อมูลใดอยู่ในจังหวัดเชียงใหม่เลย (0 จาก {count} รายการ) ชุดข้อมูลนี้เป็นของที่อื่น หากต้องการเมืองเชียงใหม่ ให้สร้างจากไฟล์ที่ครอบคลุมตัวเมือง</translation>
  </message>
  <message>
   <source>1 shape that crossed itself was repaired for measuring; it is kept as drawn.</source>
   <translation>ซ่อมรูปที่เส้นตัดตัวเอง 1 รูปเพื่อใช้วัด เส้นเดิมยังเก็บไว้ตามที่วาด</translation>
  </message>
  <message>
   <source>A city pack is a folder with all layers of one extract. Once built it needs no internet. A pack already in the folder is replaced once the new one is whole.</source>
   <translation>ชุดข้อมูลเมืองคือโฟลเดอร์ที่รวมชั้นข้อมูลทั้งหมดจากไฟล์ข้อมูล OSM หนึ่งไฟล์ สร้างเสร็จแล้วใช้ได้โดยไม่ต้องมีอินเทอร์เน็ต ชุดเดิมในโฟลเดอร์จะถูกแทนที่เมื่อชุดใหม่เสร็จสมบูรณ์</translation>
  </message>
  <message>
   <source>A cold cell says that few spoke, not that all is well there.</source>
   <translation>จุดเย็นบอกเพียงว่ามีคนพูดถึงน้อย ไม่ได้บอกว่าที่นั่นไม่มีปัญหา</translation>
  </message>
  <message>
   <source>A copy of the palette to edit</source>
   <translation>สำเนาชุดสิ่งที่วาดได้ สำหรับแก้</translation>
  </message>
  <message>
   <source>A drawing on the map</source>
   <translation>ภาพวาดบนแผนที่</translation>
  </message>
  <message>
   <source>A file that is no longer known by name</source>
   <translation>ไฟล์ที่ไม่ทราบชื่อแล้ว</translation>
  </message>
  <message>
   <source>A folder</source>
   <translation>โฟลเดอร์</translation>
  </message>
  <message>
   <source>A folder with the parts of one export, read as one</source>
   <translation>โฟลเดอร์ที่เก็บไฟล์ส่งออกหลายส่วน อ่านรวมเป็นชุดเดียว</translation>
  </message>
  <message>
   <source>A future has no name. Write one.</source>
   <translation>มีอนาคตที่ยังไม่มีชื่อ ให้ตั้งชื่อ</translation>
  </message>
  <message>
   <source>A future has no sentence. Say in one what it means.</source>
   <translation>มีอนาคตที่ยังไม่มีคำอธิบาย ให้เขียนสักหนึ่งประโยค</translation>
  </message>
  <message>
   <source>A layer for each of the commonest topics, in a group</source>
   <translation>ชั้นข้อมูลหนึ่งชั้นต่อหนึ่งประเด็นที่พบบ่อย รวมไว้ในกลุ่มเดียว</translation>
  </message>
  <message>
   <source>A machine's guess by a few words; it is counted in cells only, and can be edited</source>
   <translation>เครื่องเดาจากคำไม่กี่คำ นับรวมเป็นช่องเท่านั้น และแก้ไขได้</translation>
  </message>
  <message>
   <source>A proxy, not decibels: nothing was measured.</source>
   <translation>ดัชนีแทน ไม่ใช่เดซิเบล และไม่มีการวัดจริง</translation>
  </message>
  <message>
   <source>A proxy, not temperature: nothing was measured.</source>
   <translation>ดัชนีแทน ไม่ใช่อุณหภูมิ และไม่มีการวัดจริง</translation>
  </message>
  <message>
   <source>A raster of residents, or a layer of points or areas with a field named population. With it the map tells people per 1,000 residents, clusters and silence.</source>
   <translation>ราสเตอร์จำนวนผู้อยู่อาศัย หรือชั้นข้อมูลจุดหรือพื้นที่ที่มีฟิลด์ชื่อ population เมื่อมีข้อมูลนี้ แผนที่จะบอกจำนวนคนต่อผู้อยู่อาศัย 1,000 คน กลุ่มความคิดเห็น และความเงียบได้</translation>
  </message>
  <message>
   <source>A short tone at 5 minutes, at 1 minute and at the end</source>
   <translation>เสียงสั้น ๆ เมื่อเหลือ 5 นาที 1 นาที และเมื่อหมดเวลา</translation>
  </message>
  <message>
   <source>A spare copy elsewhere</source>
   <translation>สำเนาสำรองอีกที่หนึ่ง</translation>
  </message>
  <message>
   <source>A spare plan and {count} empty tables are in {folder}.</source>
   <translation>แผนสำรองและไฟล์เปล่าของ {count} โต๊ะอยู่ใน {folder}</translation>
  </message>
  <message>
   <source>A stage has no name. Write one.</source>
   <translation>มีช่วงที่ยังไม่มีชื่อ ให้ตั้งชื่อ</translation>
  </message>
  <message>
   <source>A stick, or another disk, for the spare copy</source>
   <translation>แฟลชไดรฟ์หรือดิสก์อื่นสำหรับสำเนาสำรอง</translation>
  </message>
  <message>
   <source>A stroke is safe in {ms} ms.</source>
   <translation>วาดหนึ่งเส้นแล้วบันทึกเสร็จใน {ms} มิลลิวินาที</translation>
  </message>
  <message>
   <source>A table needs a code, for example A.</source>
   <translation>ใส่รหัสโต๊ะก่อน เช่น A</translation>
  </message>
  <message>
   <source>A whole name, the number of a post, words of a post, or a telephone number</source>
   <translation>ชื่อเต็ม เลขโพสต์ ถ้อยคำในโพสต์ หรือหมายเลขโทรศัพท์</translation>
  </message>
  <message>
   <source>A whole source</source>
   <translation>ทั้งแหล่งข้อมูล</translation>
  </message>
  <message>
   <source>A4 page with what the map shows now, its legend, scale bar and credits</source>
   <translation>หน้า A4 ตามที่เห็นบนแผนที่ตอนนี้ พร้อมคำอธิบายสัญลักษณ์ มาตราส่วน และที่มาข้อมูล</translation>
  </message>
  <message>
   <source>About this installation</source>
   <translation>ข้อมูลการติดตั้ง</translation>
  </message>
  <message>
   <source>About this installation…</source>
   <translation>ข้อมูลการติดตั้ง…</translation>
  </message>
  <message>
   <source>About what?</source>
   <translation>ต่อรองเรื่องอะไร</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>ใช่</translation>
  </message>
  <message>
   <source>Accept it</source>
   <translation>ยอมรับ</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>เพิ่ม</translation>
  </message>
  <message>
   <source>Add a configuration of the type API Header, with API-Key as the name of the header.</source>
   <translation>เพิ่มการตั้งค่าชนิด API Header โดยใช้ชื่อเฮดเดอร์ว่า API-Key</translation>
  </message>
  <message>
   <source>Add a folder…</source>
   <translation>เพิ่มโฟลเดอร์…</translation>
  </message>
  <message>
   <source>Add a future of your own</source>
   <translation>เพิ่มอนาคตของเราเอง</translation>
  </message>
  <message>
   <source>Add a place</source>
   <translation>เพิ่มสถานที่</translation>
  </message>
  <message>
   <source>Add a stage</source>
   <translation>เพิ่มช่วง</translation>
  </message>
  <message>
   <source>Add changes to the map</source>
   <translation>เพิ่มสิ่งที่เปลี่ยนลงแผนที่</translation>
  </message>
  <message>
   <source>Add every ready layer</source>
   <translation>เพิ่มทุกชั้นข้อมูลที่พร้อม</translation>
  </message>
  <message>
   <source>Add every ready layer of this theme</source>
   <translation>เพิ่มทุกชั้นข้อมูลที่พร้อมใช้ในหมวดนี้</translation>
  </message>
  <message>
   <source>Add files…</source>
   <translation>เพิ่มไฟล์…</translation>
  </message>
  <message>
   <source>Add the chosen layers (Enter or double-click)</source>
   <translation>เพิ่มชั้นข้อมูลที่เลือก (กด Enter หรือดับเบิลคลิก)</translation>
  </message>
  <message>
   <source>Add the file of each table, or drop the files or their folder here.</source>
   <translation>เพิ่มไฟล์ของแต่ละโต๊ะ หรือลากไฟล์หรือโฟลเดอร์มาวางที่นี่</translation>
  </message>
  <message>
   <source>Add the missing names in OpenStreetMap.</source>
   <translation>ช่วยเติมชื่อที่ขาดใน OpenStreetMap</translation>
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
   <source>Added</source>
   <translation>เพิ่ม</translation>
  </message>
  <message>
   <source>After stage {number}: {name}</source>
   <translation>หลังช่วงที่ {number}: {name}</translation>
  </message>
  <message>
   <source>After the stage</source>
   <translation>หลังจบช่วง</translation>
  </message>
  <message>
   <source>Agreement of the tables</source>
   <translation>โต๊ะเห็นตรงกันที่ไหน</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>ไฟล์ทั้งหมด</translation>
  </message>
  <message>
   <source>All files are as they were made. The city pack {name} is open.</source>
   <translation>ตรวจแล้วทุกไฟล์ครบถ้วนตรงตามที่จัดทำ เปิดชุดข้อมูลเมือง {name} แล้ว</translation>
  </message>
  <message>
   <source>All futures</source>
   <translation>อนาคตทุกแบบ</translation>
  </message>
  <message>
   <source>All is filled in. Make the tables' files when you like.</source>
   <translation>กรอกครบแล้ว สร้างไฟล์ของทุกโต๊ะได้เลย</translation>
  </message>
  <message>
   <source>All places are done. Now draw!</source>
   <translation>ครบทุกแห่งแล้ว เริ่มวาดกันเลย</translation>
  </message>
  <message>
   <source>All posts lie on one side of {date}. Choose a date between {first} and {last}.</source>
   <translation>ความคิดเห็นทั้งหมดอยู่ก่อนหรืออยู่หลัง {date} ทั้งหมด เลือกวันที่ระหว่าง {first} ถึง {last}</translation>
  </message>
  <message>
   <source>All posts lie within one step of time. Choose shorter steps, or find hotspots instead.</source>
   <translation>ความคิดเห็นทั้งหมดอยู่ในช่วงเวลาเดียว เลือกช่วงเวลาที่สั้นลง หรือหาจุดร้อนแทน</translation>
  </message>
  <message>
   <source>All tables</source>
   <translation>ทุกโต๊ะ</translation>
  </message>
  <message>
   <source>All themes</source>
   <translation>ทุกอย่าง</translation>
  </message>
  <message>
   <source>All together</source>
   <translation>ทุกโต๊ะ</translation>
  </message>
  <message>
   <source>All topics</source>
   <translation>ทุกประเด็น</translation>
  </message>
  <message>
   <source>All {all} are decided.</source>
   <translation>ตัดสินครบทั้ง {all} รายการแล้ว</translation>
  </message>
  <message>
   <source>All {all} files downloaded.</source>
   <translation>ดาวน์โหลดครบทั้ง {all} ไฟล์แล้ว</translation>
  </message>
  <message>
   <source>Already on the map.</source>
   <translation>อยู่บนแผนที่แล้ว</translation>
  </message>
  <message>
   <source>Also everything else by the same authors (posts: {count})</source>
   <translation>รวมทุกโพสต์อื่นของผู้เขียนคนเดียวกันด้วย ({count} โพสต์)</translation>
  </message>
  <message>
   <source>Also posts whose text holds it, whoever wrote them</source>
   <translation>รวมโพสต์ที่มีคำนี้ในข้อความ ไม่ว่าใครเขียน</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>ใช่เสมอ</translation>
  </message>
  <message>
   <source>An estimate from a population model, not a count.</source>
   <translation>ค่าประมาณจากแบบจำลองประชากร ไม่ใช่การนับจริง</translation>
  </message>
  <message>
   <source>An estimate from mapped buildings: an unmapped suburb looks empty.</source>
   <translation>ค่าประมาณจากอาคารที่มีในแผนที่ ชานเมืองที่ยังไม่มีผู้วาดจะดูว่างเปล่า</translation>
  </message>
  <message>
   <source>An estimate from tambon lines: the post publishes no areas, and follows none.</source>
   <translation>ค่าประมาณจากแนวเขตตำบล ไปรษณีย์ไม่ได้เผยแพร่เขตรหัสไปรษณีย์ และไม่ได้แบ่งตามเขตตำบล</translation>
  </message>
  <message>
   <source>An estimate from the mapped network: unmapped gates and lanes are not known.</source>
   <translation>ค่าประมาณจากโครงข่ายที่มีในแผนที่ ไม่รวมประตูรั้วและซอยที่ยังไม่มีผู้วาด</translation>
  </message>
  <message>
   <source>An estimate with chosen weights: no visitors were counted.</source>
   <translation>ค่าประมาณจากน้ำหนักคะแนนที่เลือกไว้ ไม่ได้นับนักท่องเที่ยวจริง</translation>
  </message>
  <message>
   <source>An estimate: a park counts as open wherever a mapped street or path comes near it.</source>
   <translation>ค่าประมาณ ถือว่าเข้าสวนได้ทุกจุดที่มีถนนหรือทางเดินในแผนที่อยู่ใกล้</translation>
  </message>
  <message>
   <source>An offline pack is being made or opened. Wait until it is done.</source>
   <translation>กำลังทำหรือเปิดชุดออฟไลน์อยู่ กรุณารอให้เสร็จก่อน</translation>
  </message>
  <message>
   <source>Another build is writing {folder}. Wait until it is done, or choose another folder.</source>
   <translation>กำลังมีการสร้างชุดข้อมูลอื่นลงใน {folder} รอให้เสร็จก่อน หรือเลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>Another file took the place of {file}. Put the right one back.</source>
   <translation>มีไฟล์อื่นมาแทนที่ {file} ให้นำไฟล์เดิมกลับมาไว้ที่เดิม</translation>
  </message>
  <message>
   <source>Another workshop file</source>
   <translation>เปิดหรือสร้างไฟล์เวิร์กช็อปอื่น</translation>
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
   <source>Around {lat} N, {lon} E, {km} km across</source>
   <translation>บริเวณ {lat}°N {lon}°E กว้าง {km} กม.</translation>
  </message>
  <message>
   <source>As in the main map</source>
   <translation>เหมือนแผนที่หลัก</translation>
  </message>
  <message>
   <source>As it was</source>
   <translation>คืนข้อความเดิม</translation>
  </message>
  <message>
   <source>Ask for sizes</source>
   <translation>ตรวจขนาดไฟล์</translation>
  </message>
  <message>
   <source>Ask the publisher before passing it on.</source>
   <translation>สอบถามผู้เผยแพร่ก่อนส่งต่อ</translation>
  </message>
  <message>
   <source>Ask the publisher for a file that may be kept.</source>
   <translation>ขอไฟล์ที่อนุญาตให้เก็บไว้ได้จากผู้เผยแพร่</translation>
  </message>
  <message>
   <source>Ask the publisher for a written permission before passing it on.</source>
   <translation>ขออนุญาตเป็นลายลักษณ์อักษรจากผู้เผยแพร่ก่อนส่งต่อ</translation>
  </message>
  <message>
   <source>Ask the publisher for the missing names.</source>
   <translation>ขอชื่อที่ขาดจากผู้เผยแพร่</translation>
  </message>
  <message>
   <source>Ask the publisher of what date the data are.</source>
   <translation>สอบถามผู้เผยแพร่ว่าข้อมูลเป็นของวันที่ใด</translation>
  </message>
  <message>
   <source>Asking for sizes</source>
   <translation>กำลังตรวจขนาดไฟล์</translation>
  </message>
  <message>
   <source>At odds</source>
   <translation>เห็นขัดกัน</translation>
  </message>
  <message>
   <source>At odds: {words}</source>
   <translation>เห็นขัดกัน: {words}</translation>
  </message>
  <message>
   <source>At the map's middle</source>
   <translation>ที่กลางแผนที่</translation>
  </message>
  <message>
   <source>At the table</source>
   <translation>ทั้งโต๊ะ</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>ผู้เขียน</translation>
  </message>
  <message>
   <source>Authors are counted by random numbers; their names were not kept.</source>
   <translation>นับผู้เขียนด้วยเลขสุ่ม ไม่เก็บชื่อไว้</translation>
  </message>
  <message>
   <source>Backups of the project that still hold what was erased are deleted with it.</source>
   <translation>ไฟล์สำรองของโครงการที่ยังมีสิ่งที่ลบไปแล้วจะถูกลบไปด้วย</translation>
  </message>
  <message>
   <source>Bad</source>
   <translation>ยังไม่พร้อม</translation>
  </message>
  <message>
   <source>Bargain</source>
   <translation>ต่อรอง</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>ก่อน</translation>
  </message>
  <message>
   <source>Before and after</source>
   <translation>ก่อนและหลังวันที่</translation>
  </message>
  <message>
   <source>Before and after: did the tables come closer?</source>
   <translation>ก่อนและหลัง: โต๊ะเห็นตรงกันมากขึ้นไหม</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>เริ่ม</translation>
  </message>
  <message>
   <source>Begin bargaining</source>
   <translation>เริ่มต่อรอง</translation>
  </message>
  <message>
   <source>Begins at</source>
   <translation>เริ่มเวลา</translation>
  </message>
  <message>
   <source>Being tried…</source>
   <translation>กำลังลอง…</translation>
  </message>
  <message>
   <source>Between stages. Drawing goes on as you like.</source>
   <translation>อยู่ระหว่างช่วง วาดต่อได้ตามสบาย</translation>
  </message>
  <message>
   <source>Big buttons</source>
   <translation>ปุ่มใหญ่</translation>
  </message>
  <message>
   <source>Blank out</source>
   <translation>ปิดคำ</translation>
  </message>
  <message>
   <source>Both coordinates</source>
   <translation>พิกัดในคอลัมน์เดียว</translation>
  </message>
  <message>
   <source>Both languages</source>
   <translation>สองภาษา</translation>
  </message>
  <message>
   <source>Both were built from the same extract.</source>
   <translation>ทั้งสองชุดสร้างจากไฟล์ต้นทางเดียวกัน</translation>
  </message>
  <message>
   <source>Break</source>
   <translation>พัก</translation>
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
   <source>Build cancelled. Nothing was written.</source>
   <translation>ยกเลิกการสร้างแล้ว ไม่ได้เขียนไฟล์ใด ๆ</translation>
  </message>
  <message>
   <source>Build cancelled. The city pack {name} is as it was.</source>
   <translation>ยกเลิกการสร้างแล้ว ชุดข้อมูลเมือง {name} ยังเหมือนเดิมทุกอย่าง</translation>
  </message>
  <message>
   <source>Build city pack</source>
   <translation>สร้างชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Build one while there is internet, or open one: the map then works without.</source>
   <translation>สร้างไว้ตอนที่ยังมีอินเทอร์เน็ต หรือเปิดชุดที่มีอยู่ แล้วแผนที่จะใช้ได้โดยไม่ต้องต่ออินเทอร์เน็ต</translation>
  </message>
  <message>
   <source>Build pack…</source>
   <translation>สร้างชุดข้อมูล…</translation>
  </message>
  <message>
   <source>Build the pack again while there is internet.</source>
   <translation>สร้างชุดข้อมูลเมืองใหม่ตอนที่ยังมีอินเทอร์เน็ต</translation>
  </message>
  <message>
   <source>Build the pack again with this version of the plugin.</source>
   <translation>สร้างชุดข้อมูลใหม่ด้วยปลั๊กอินรุ่นนี้</translation>
  </message>
  <message>
   <source>Build the pack now…</source>
   <translation>สร้างชุดข้อมูลเลย…</translation>
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
   <source>Cancelled: nothing half-written stays.</source>
   <translation>ยกเลิกแล้ว ไม่มีไฟล์ที่เขียนค้างไว้ครึ่ง ๆ กลาง ๆ</translation>
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
   <source>Cell {cell} of {layer}</source>
   <translation>ช่อง {cell} ของ {layer}</translation>
  </message>
  <message>
   <source>Cells</source>
   <translation>จำนวนช่องทั้งหมด</translation>
  </message>
  <message>
   <source>Cells drawn in by any table: {before} → {after}. Where more is drawn, more can coincide, too.</source>
   <translation>ช่องที่มีโต๊ะวาด: {before} → {after} ยิ่งวาดมาก ก็ยิ่งมีโอกาสซ้อนทับกันมากขึ้นด้วย</translation>
  </message>
  <message>
   <source>Cells that fewer tables drew in are withheld</source>
   <translation>ช่องที่มีโต๊ะวาดน้อยกว่านี้จะปิดไว้</translation>
  </message>
  <message>
   <source>Cells with a wave</source>
   <translation>ช่องที่มีคลื่น</translation>
  </message>
  <message>
   <source>Change the wording</source>
   <translation>แก้ถ้อยคำ</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>ตรวจ</translation>
  </message>
  <message>
   <source>Check all</source>
   <translation>ตรวจทั้งหมด</translation>
  </message>
  <message>
   <source>Check the source file against the area of the pack.</source>
   <translation>ตรวจว่าไฟล์ต้นทางตรงกับพื้นที่ของชุดข้อมูลหรือไม่</translation>
  </message>
  <message>
   <source>Checking the offline pack {name}</source>
   <translation>กำลังตรวจชุดออฟไลน์ {name}</translation>
  </message>
  <message>
   <source>Chiang Mai Civic</source>
   <translation>Chiang Mai Civic</translation>
  </message>
  <message>
   <source>Chiang Mai Civic: city layers</source>
   <translation>Chiang Mai Civic: ชั้นข้อมูลเมือง</translation>
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
   <source>Choose a city pack</source>
   <translation>เลือกชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Choose a city pack first: it holds the layers.</source>
   <translation>เลือกชุดข้อมูลเมืองก่อน เพราะชั้นข้อมูลอยู่ในนั้น</translation>
  </message>
  <message>
   <source>Choose a city pack first: its layers give the names.</source>
   <translation>กรุณาเลือกชุดข้อมูลเมืองก่อน เพราะชื่อสถานที่มาจากชั้นข้อมูลในชุดนั้น</translation>
  </message>
  <message>
   <source>Choose a city pack…</source>
   <translation>เลือกชุดข้อมูลเมือง…</translation>
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
   <source>Choose a folder of opinions</source>
   <translation>เลือกโฟลเดอร์ความคิดเห็น</translation>
  </message>
  <message>
   <source>Choose a folder on the laptop's own disk that you may write to.</source>
   <translation>เลือกโฟลเดอร์ในดิสก์ของเครื่องเองที่มีสิทธิ์เขียน</translation>
  </message>
  <message>
   <source>Choose a layer to read what it shows, where it comes from and how old it is.</source>
   <translation>เลือกชั้นข้อมูลเพื่อดูว่าแสดงอะไร มาจากไหน และเก่าแค่ไหน</translation>
  </message>
  <message>
   <source>Choose a map of opinions in the layer tree first.</source>
   <translation>เลือกแผนที่ความคิดเห็นในรายการชั้นข้อมูลก่อน</translation>
  </message>
  <message>
   <source>Choose a place…</source>
   <translation>เลือกที่เก็บ…</translation>
  </message>
  <message>
   <source>Choose a row to read it in a sentence, with its rule.</source>
   <translation>แตะที่แถวเพื่ออ่านเป็นประโยค พร้อมวิธีคิด</translation>
  </message>
  <message>
   <source>Choose a stick or another disk: if this one fails, both are gone.</source>
   <translation>ให้เลือกแฟลชไดรฟ์หรือดิสก์อื่น ถ้าดิสก์นี้เสียจะหายทั้งสองชุด</translation>
  </message>
  <message>
   <source>Choose a wider extract, or map them in OpenStreetMap.</source>
   <translation>เลือกไฟล์ที่ครอบคลุมกว้างขึ้น หรือช่วยวาดใน OpenStreetMap</translation>
  </message>
  <message>
   <source>Choose an older pack; it is compared with {name}.</source>
   <translation>เลือกชุดข้อมูลเก่ากว่าเพื่อเทียบกับ {name}</translation>
  </message>
  <message>
   <source>Choose another stick or folder.</source>
   <translation>เลือกแฟลชไดรฟ์หรือโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>Choose at least the text, or the coordinates of the posts.</source>
   <translation>เลือกอย่างน้อยคอลัมน์ข้อความ หรือพิกัดของโพสต์</translation>
  </message>
  <message>
   <source>Choose file…</source>
   <translation>เลือกไฟล์…</translation>
  </message>
  <message>
   <source>Choose the file that holds the posts.</source>
   <translation>เลือกไฟล์ที่มีโพสต์เหล่านี้</translation>
  </message>
  <message>
   <source>Choose the file…</source>
   <translation>เลือกไฟล์…</translation>
  </message>
  <message>
   <source>Choose the folder…</source>
   <translation>เลือกโฟลเดอร์…</translation>
  </message>
  <message>
   <source>Choose the pack…</source>
   <translation>เลือกชุดข้อมูล…</translation>
  </message>
  <message>
   <source>Chosen: {what}</source>
   <translation>เลือก: {what}</translation>
  </message>
  <message>
   <source>Circles in which more people speak than live there, or speak of the topic than of anything. Needs who lives where, or a topic.</source>
   <translation>วงกลมที่มีคนพูดถึงมากเกินกว่าจำนวนผู้อยู่อาศัย หรือพูดถึงประเด็นนี้มากเกินกว่าที่พูดถึงเรื่องอื่น ต้องเลือกข้อมูลประชากรหรือประเด็นก่อน</translation>
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
   <source>City pack: {name}</source>
   <translation>ชุดข้อมูลเมือง: {name}</translation>
  </message>
  <message>
   <source>Click a layer of points in the layer list first.</source>
   <translation>คลิกชั้นข้อมูลแบบจุดในรายการชั้นข้อมูลก่อน</translation>
  </message>
  <message>
   <source>Click it on the map</source>
   <translation>คลิกบนแผนที่</translation>
  </message>
  <message>
   <source>Click the place on the map: the set-up then comes back.</source>
   <translation>คลิกตำแหน่งบนแผนที่ แล้วหน้าต่างเตรียมเวิร์กช็อปจะกลับมา</translation>
  </message>
  <message>
   <source>Clock stopped</source>
   <translation>หยุดเวลาไว้</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>ปิด</translation>
  </message>
  <message>
   <source>Close it elsewhere, then erase again or delete the file yourself.</source>
   <translation>ให้ปิดไฟล์ในโปรแกรมอื่น แล้วลบอีกครั้งหรือลบไฟล์เอง</translation>
  </message>
  <message>
   <source>Close the round</source>
   <translation>ปิดรอบ</translation>
  </message>
  <message>
   <source>Clusters</source>
   <translation>จำนวนกลุ่ม</translation>
  </message>
  <message>
   <source>Cold cells</source>
   <translation>จำนวนช่องเย็น</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>สี</translation>
  </message>
  <message>
   <source>Columns…</source>
   <translation>คอลัมน์…</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>เปรียบเทียบ</translation>
  </message>
  <message>
   <source>Compare before and after this date</source>
   <translation>เทียบก่อนและหลังวันที่นี้</translation>
  </message>
  <message>
   <source>Compare futures</source>
   <translation>เทียบภาพอนาคต</translation>
  </message>
  <message>
   <source>Compare futures side by side…</source>
   <translation>เทียบภาพอนาคตคู่กัน…</translation>
  </message>
  <message>
   <source>Compare it with a telephone's.</source>
   <translation>เทียบกับนาฬิกาในโทรศัพท์อีกที</translation>
  </message>
  <message>
   <source>Compare with the layers</source>
   <translation>เทียบกับชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Compared: {codes}.</source>
   <translation>โต๊ะที่นำมาเทียบ: {codes}</translation>
  </message>
  <message>
   <source>Comparing before and after</source>
   <translation>กำลังเทียบก่อนและหลัง</translation>
  </message>
  <message>
   <source>Comparing hot cells with the layers</source>
   <translation>กำลังเทียบช่องร้อนกับชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Comparing two city packs</source>
   <translation>กำลังเปรียบเทียบชุดข้อมูลสองชุด</translation>
  </message>
  <message>
   <source>Computed from other layers: the text below says how.</source>
   <translation>คำนวณจากชั้นข้อมูลอื่น ข้อความด้านล่างบอกวิธี</translation>
  </message>
  <message>
   <source>Computing</source>
   <translation>กำลังคำนวณ</translation>
  </message>
  <message>
   <source>Copies elsewhere (pictures, prints, files sent to others, other projects) are out of reach.</source>
   <translation>สำเนาที่อื่น (รูปภาพ งานพิมพ์ ไฟล์ที่ส่งให้ผู้อื่น โครงการอื่น) อยู่นอกเหนือการตรวจ</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>คัดลอก</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>คัดลอกเป็นข้อความ</translation>
  </message>
  <message>
   <source>Copy the card as plain text</source>
   <translation>คัดลอกบัตรข้อมูลเป็นข้อความธรรมดา</translation>
  </message>
  <message>
   <source>Could not be asked for their size: {count}; their rows say why.</source>
   <translation>ตรวจขนาดไม่ได้ {count} ไฟล์ ดูสาเหตุในแถวของแต่ละไฟล์</translation>
  </message>
  <message>
   <source>Countdown on the map</source>
   <translation>นาฬิกาบนแผนที่</translation>
  </message>
  <message>
   <source>Counting by tambon</source>
   <translation>กำลังนับตามตำบล</translation>
  </message>
  <message>
   <source>Counts distinct people in hexagons and finds where they gather more, or less, than chance would have it (Gi*, classes at 90, 95 and 99 % after Benjamini–Hochberg). Cells of few people are withheld, so that nobody can be picked out of the map. Finding no hotspot is an answer too. The study area is that of the city pack, or else the hull of the points.</source>
   <translation>นับจำนวนคนที่ไม่ซ้ำกันในช่องหกเหลี่ยม แล้วหาว่าที่ใดคนพูดถึงหนาแน่นหรือเบาบางกว่าที่จะเกิดโดยบังเอิญ (สถิติ Gi* แบ่งระดับความเชื่อมั่น 90, 95 และ 99 % หลังปรับด้วยวิธี Benjamini–Hochberg) ช่องที่มีคนน้อยเกินไปจะปิดไว้ เพื่อไม่ให้แผนที่ชี้ถึงตัวใครได้ การไม่พบจุดร้อนก็เป็นคำตอบหนึ่ง พื้นที่ศึกษาใช้ตามชุดข้อมูลเมือง ถ้าไม่ได้เลือกไว้จะใช้ขอบเขตที่ล้อมจุดทั้งหมด</translation>
  </message>
  <message>
   <source>Counts distinct people in hexagons step by step (day, week or month), finds which are hot against all cells in all steps, and names how each came and went: new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating or historical. The time slider plays the layer. With a date, people before and after it are compared. What few people wrote is withheld, in each step and over the whole time.</source>
   <translation>นับคนที่ไม่ซ้ำกันในช่องหกเหลี่ยมทีละช่วงเวลา (วัน สัปดาห์ หรือเดือน) หาช่องที่ร้อนเมื่อเทียบกับทุกช่องทุกช่วงเวลา แล้วบอกว่าแต่ละช่องมาและไปอย่างไร: ใหม่ ต่อเนื่อง เข้มขึ้น คงอยู่ แผ่วลง เป็นพัก ๆ สลับ หรือเคยร้อน เล่นดูได้ด้วยแถบเวลา หากกำหนดวันที่ จะเทียบจำนวนคนก่อนและหลังวันนั้น สิ่งที่คนจำนวนน้อยเขียนถูกปิดไว้ ทั้งในแต่ละช่วงและตลอดเวลา</translation>
  </message>
  <message>
   <source>Cut features at the edge of the area</source>
   <translation>ตัดข้อมูลตามขอบของพื้นที่</translation>
  </message>
  <message>
   <source>Data health</source>
   <translation>สภาพข้อมูล</translation>
  </message>
  <message>
   <source>Data health…</source>
   <translation>ตรวจสภาพข้อมูล…</translation>
  </message>
  <message>
   <source>Date and time</source>
   <translation>วันที่และเวลา</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>วัน</translation>
  </message>
  <message>
   <source>Deals</source>
   <translation>รายการต่อรอง</translation>
  </message>
  <message>
   <source>Delete this backup of the project, or save the project and have it deleted.</source>
   <translation>ให้ลบไฟล์สำรองของโครงการนี้ หรือบันทึกโครงการเพื่อให้ลบไปด้วย</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>ผลต่าง</translation>
  </message>
  <message>
   <source>Disputed</source>
   <translation>เห็นต่าง</translation>
  </message>
  <message>
   <source>Divider between the two futures</source>
   <translation>เส้นแบ่งระหว่างอนาคตสองแบบ</translation>
  </message>
  <message>
   <source>Done: hand in these dots</source>
   <translation>เสร็จแล้ว ส่งจุดของโต๊ะนี้</translation>
  </message>
  <message>
   <source>Donut mask: move points by up to so many metres, a fifth at least (0: off)</source>
   <translation>พรางจุดแบบโดนัท: เลื่อนจุดไม่เกินกี่เมตร และไม่น้อยกว่าหนึ่งในห้าของระยะนั้น (0: ไม่พราง)</translation>
  </message>
  <message>
   <source>Dots</source>
   <translation>จุด</translation>
  </message>
  <message>
   <source>Dots for each table</source>
   <translation>จำนวนจุดต่อโต๊ะ</translation>
  </message>
  <message>
   <source>Dots to vote with</source>
   <translation>จุดลงคะแนน</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>ดาวน์โหลด</translation>
  </message>
  <message>
   <source>Downloading current data</source>
   <translation>กำลังดาวน์โหลดข้อมูลล่าสุด</translation>
  </message>
  <message>
   <source>Drag a drawing to its place; tap one to write its note</source>
   <translation>ลากสิ่งที่วาดไปวางที่ใหม่ แตะเฉย ๆ เพื่อเขียนหมายเหตุ</translation>
  </message>
  <message>
   <source>Drag the divider, or move it with the arrow keys.</source>
   <translation>ลากเส้นแบ่ง หรือเลื่อนด้วยปุ่มลูกศร</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>วาด</translation>
  </message>
  <message>
   <source>Draw a longer line. If it stays slow, close other programs and map layers.</source>
   <translation>ลองลากให้ยาวขึ้น ถ้ายังช้าให้ปิดโปรแกรมอื่นและปิดชั้นข้อมูลบางชั้น</translation>
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
   <source>Draw into a folder on the laptop's own disk, and keep the spare copy elsewhere.</source>
   <translation>ให้วาดลงโฟลเดอร์ในดิสก์ของเครื่องเอง แล้วเก็บสำเนาสำรองไว้ที่อื่น</translation>
  </message>
  <message>
   <source>Draw something first; the note goes with the last stroke.</source>
   <translation>ให้วาดก่อน หมายเหตุจะติดไปกับชิ้นล่าสุด</translation>
  </message>
  <message>
   <source>Draw: press, drag and lift</source>
   <translation>วาด: กด ลาก แล้วยก</translation>
  </message>
  <message>
   <source>Drawing a small picture</source>
   <translation>กำลังวาดภาพย่อ</translation>
  </message>
  <message>
   <source>Drawings on the map</source>
   <translation>ภาพวาดบนแผนที่</translation>
  </message>
  <message>
   <source>Drawn by the people of other tables, live: an imagined future ({future}), not a plan or a survey. Positions are as exact as a hand.</source>
   <translation>วาดสดโดยผู้เข้าร่วมโต๊ะอื่น เป็นภาพอนาคตที่จินตนาการขึ้น ({future}) ไม่ใช่ผังเมืองหรือผลสำรวจ ตำแหน่งแม่นเท่าที่มือวาดได้</translation>
  </message>
  <message>
   <source>Drawn by the people of table {code}: an imagined future ({future}), not a plan or a survey. Positions are as exact as a hand.</source>
   <translation>วาดโดยผู้เข้าร่วมโต๊ะ {code} เป็นภาพอนาคตที่จินตนาการขึ้น ({future}) ไม่ใช่ผังเมืองหรือผลสำรวจ ตำแหน่งแม่นเท่าที่มือวาดได้</translation>
  </message>
  <message>
   <source>Drawn for different things</source>
   <translation>วาดสิ่งที่ต่างกัน</translation>
  </message>
  <message>
   <source>Drawn for practice: not survey data.</source>
   <translation>วาดขึ้นให้ทดลองใช้ ไม่ใช่ข้อมูลสำรวจ</translation>
  </message>
  <message>
   <source>Drop it</source>
   <translation>ตัดออก</translation>
  </message>
  <message>
   <source>Each alone</source>
   <translation>ต่างคนต่างทำ</translation>
  </message>
  <message>
   <source>Each element too</source>
   <translation>แยกตามสิ่งที่วาด</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>เลื่อนให้มาก่อน</translation>
  </message>
  <message>
   <source>Earlier workshops</source>
   <translation>เวิร์กช็อปครั้งก่อน</translation>
  </message>
  <message>
   <source>Earlier workshop…</source>
   <translation>เวิร์กช็อปครั้งก่อน…</translation>
  </message>
  <message>
   <source>Earlier: {title}</source>
   <translation>ครั้งก่อน: {title}</translation>
  </message>
  <message>
   <source>Edit a copy…</source>
   <translation>แก้จากสำเนา…</translation>
  </message>
  <message>
   <source>Elements of a future</source>
   <translation>สิ่งที่วาดได้</translation>
  </message>
  <message>
   <source>End it there too</source>
   <translation>จบที่โต๊ะเหล่านั้นด้วย</translation>
  </message>
  <message>
   <source>End stage</source>
   <translation>จบช่วง</translation>
  </message>
  <message>
   <source>End the bargaining</source>
   <translation>จบการต่อรอง</translation>
  </message>
  <message>
   <source>End this stage and keep the picture as it is now</source>
   <translation>จบช่วงนี้และเก็บภาพตามที่เป็นอยู่ตอนนี้</translation>
  </message>
  <message>
   <source>Ended also at {codes}: “{stage}”.</source>
   <translation>จบที่โต๊ะ {codes} ด้วยแล้ว: ช่วง “{stage}”</translation>
  </message>
  <message>
   <source>Ending a stage at other tables</source>
   <translation>กำลังจบช่วงที่โต๊ะอื่น</translation>
  </message>
  <message>
   <source>Erase again: the quotes were kept after the erasing.</source>
   <translation>ให้ลบอีกครั้ง เพราะคำพูดเหล่านี้ถูกเก็บหลังจากการลบ</translation>
  </message>
  <message>
   <source>Erase for good</source>
   <translation>ลบถาวร</translation>
  </message>
  <message>
   <source>Erase opinions</source>
   <translation>ลบความคิดเห็นถาวร</translation>
  </message>
  <message>
   <source>Erased</source>
   <translation>ลบแล้ว</translation>
  </message>
  <message>
   <source>Erased, but the search for what is left was stopped.</source>
   <translation>ลบแล้ว แต่การตรวจหาสิ่งที่ยังเหลือถูกหยุดไว้</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>ยางลบ</translation>
  </message>
  <message>
   <source>Erases the posts of one person, by a name, the number of a post, words of a post or a telephone number, from every map, layer of points, file of kept posts and quote made from a file of opinions: maps are made again without them, what cannot be made again is removed. With no person, everything made from the file is removed. It then searches the project, its folder, the folder given and the plugin's own files, and says what is left and where. The file of opinions itself is not touched. This cannot be undone. What is typed for the person is kept nowhere.</source>
   <translation>ลบโพสต์ของคนคนหนึ่ง โดยใช้ชื่อ เลขโพสต์ ถ้อยคำในโพสต์ หรือหมายเลขโทรศัพท์ ออกจากแผนที่ ชั้นจุด ไฟล์โพสต์ที่เก็บไว้ และคำพูดทั้งหมดที่สร้างจากไฟล์ความคิดเห็น แผนที่จะถูกสร้างใหม่โดยไม่มีโพสต์เหล่านั้น สิ่งที่สร้างใหม่ไม่ได้จะถูกนำออก หากไม่ระบุบุคคล ทุกอย่างที่สร้างจากไฟล์จะถูกนำออก จากนั้นจะค้นโครงการ โฟลเดอร์ของโครงการ โฟลเดอร์ที่ระบุ และไฟล์ของปลั๊กอินเอง แล้วบอกว่ายังเหลืออะไรที่ไหน ไฟล์ความคิดเห็นเองไม่ถูกแตะต้อง ย้อนกลับไม่ได้ สิ่งที่พิมพ์ในช่องบุคคลไม่ถูกเก็บไว้ที่ใด</translation>
  </message>
  <message>
   <source>Erase…</source>
   <translation>ลบถาวร…</translation>
  </message>
  <message>
   <source>Erasing and looking for what is left</source>
   <translation>กำลังลบและตรวจหาสิ่งที่ยังเหลือ</translation>
  </message>
  <message>
   <source>Every layer of the catalogue finds its file.</source>
   <translation>ชั้นข้อมูลจากคลังหาไฟล์พบครบทุกชั้น</translation>
  </message>
  <message>
   <source>Everybody</source>
   <translation>ทุกกลุ่ม</translation>
  </message>
  <message>
   <source>Everything in the extract</source>
   <translation>ทั้งหมดในไฟล์</translation>
  </message>
  <message>
   <source>Exact points are never put on the map: they could show who wrote. Cells of few people are withheld.</source>
   <translation>จุดที่แน่นอนจะไม่ขึ้นแผนที่ เพราะอาจรู้ได้ว่าใครเขียน ช่องที่มีคนน้อยจะถูกปิดไว้</translation>
  </message>
  <message>
   <source>Export CSV…</source>
   <translation>ส่งออก CSV…</translation>
  </message>
  <message>
   <source>Export HTML…</source>
   <translation>ส่งออก HTML…</translation>
  </message>
  <message>
   <source>Extract</source>
   <translation>ไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Far away: {rows} rows lie more than {km} km from the middle of the others ({lat}, {lon}). They are kept; look at rows {examples}.</source>
   <translation>อยู่ไกล: {rows} แถวห่างจากจุดกลางของแถวอื่น ({lat}, {lon}) เกิน {km} กม. ยังเก็บไว้ โปรดตรวจแถว {examples}</translation>
  </message>
  <message>
   <source>Farthest move (m)</source>
   <translation>ย้ายไกลสุด (ม.)</translation>
  </message>
  <message>
   <source>Features</source>
   <translation>รายการ</translation>
  </message>
  <message>
   <source>Features by layer</source>
   <translation>จำนวนรายการแยกตามชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Features of this layer carry no names.</source>
   <translation>ข้อมูลในชั้นนี้ไม่มีชื่อ</translation>
  </message>
  <message>
   <source>Few people wrote here, or this cell's number would give away another's. It is withheld so that nobody can be found.</source>
   <translation>มีคนเขียนถึงที่นี่น้อย หรือตัวเลขของช่องนี้จะทำให้คำนวณช่องอื่นได้ จึงปิดไว้เพื่อไม่ให้สืบหาตัวใครได้</translation>
  </message>
  <message>
   <source>File</source>
   <translation>ไฟล์</translation>
  </message>
  <message>
   <source>File of opinions</source>
   <translation>ไฟล์ความคิดเห็น</translation>
  </message>
  <message>
   <source>Files chosen: {count}.</source>
   <translation>เลือกไว้ {count} ไฟล์</translation>
  </message>
  <message>
   <source>Files of kept posts cleared: {count}.</source>
   <translation>ไฟล์โพสต์ที่เก็บไว้ซึ่งล้างแล้ว: {count}</translation>
  </message>
  <message>
   <source>Files of opinions that something was made from:</source>
   <translation>ไฟล์ความคิดเห็นที่มีสิ่งที่สร้างจากไฟล์นั้น:</translation>
  </message>
  <message>
   <source>Fill the screen</source>
   <translation>เต็มจอ</translation>
  </message>
  <message>
   <source>Film · {future}</source>
   <translation>หนัง · {future}</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>ค้นหา</translation>
  </message>
  <message>
   <source>Find clusters</source>
   <translation>หากลุ่มความคิดเห็น</translation>
  </message>
  <message>
   <source>Find hotspots</source>
   <translation>หาจุดร้อน</translation>
  </message>
  <message>
   <source>Find out whether the empty tambon really have none.</source>
   <translation>ตรวจดูว่าตำบลที่ว่างไม่มีสิ่งเหล่านี้จริงหรือไม่</translation>
  </message>
  <message>
   <source>Find places</source>
   <translation>หาสถานที่ให้เจอ</translation>
  </message>
  <message>
   <source>Find places in the texts</source>
   <translation>หาสถานที่ในข้อความ</translation>
  </message>
  <message>
   <source>Find waves</source>
   <translation>หาคลื่นความคิดเห็น</translation>
  </message>
  <message>
   <source>Find {place}</source>
   <translation>หา{place}ให้เจอ</translation>
  </message>
  <message>
   <source>Finding clusters</source>
   <translation>กำลังหากลุ่มความคิดเห็น</translation>
  </message>
  <message>
   <source>Finding hotspots</source>
   <translation>กำลังหาจุดร้อน</translation>
  </message>
  <message>
   <source>Finding places in the texts</source>
   <translation>กำลังหาสถานที่ในข้อความ</translation>
  </message>
  <message>
   <source>Finding the hotspots of each topic</source>
   <translation>กำลังหาจุดร้อนของแต่ละประเด็น</translation>
  </message>
  <message>
   <source>Finding waves</source>
   <translation>กำลังหาคลื่นความคิดเห็น</translation>
  </message>
  <message>
   <source>Finding where tables agree</source>
   <translation>กำลังหาที่ที่โต๊ะเห็นตรงกัน</translation>
  </message>
  <message>
   <source>First ask for sizes, then press Download: nothing is downloaded before that. The files go into one folder, which a city pack is then built from.</source>
   <translation>กด “ตรวจขนาดไฟล์” ก่อน แล้วจึงกด “ดาวน์โหลด” ก่อนหน้านั้นจะไม่ดาวน์โหลดสิ่งใด ไฟล์ทั้งหมดจะอยู่ในโฟลเดอร์เดียวกัน ซึ่งใช้สร้างชุดข้อมูลเมืองต่อไป</translation>
  </message>
  <message>
   <source>First post {first}, last post {last}.</source>
   <translation>เรื่องแรก {first} เรื่องล่าสุด {last}</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>โฟลเดอร์</translation>
  </message>
  <message>
   <source>Folder for the film's pictures</source>
   <translation>โฟลเดอร์สำหรับภาพจากหนัง</translation>
  </message>
  <message>
   <source>Folder of results</source>
   <translation>โฟลเดอร์ผลลัพธ์</translation>
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
   <source>Folder with the tables' files</source>
   <translation>โฟลเดอร์ที่เก็บไฟล์ของโต๊ะ</translation>
  </message>
  <message>
   <source>Folder…</source>
   <translation>โฟลเดอร์…</translation>
  </message>
  <message>
   <source>For</source>
   <translation>ใช้กับ</translation>
  </message>
  <message>
   <source>For tables with a network: each sees what the others draw. Your strokes are in your own file first, and stay there whatever the network does.</source>
   <translation>สำหรับโต๊ะที่มีเครือข่าย แต่ละโต๊ะเห็นสิ่งที่โต๊ะอื่นวาด สิ่งที่วาดจะบันทึกลงไฟล์ของโต๊ะเราก่อนเสมอ และอยู่ในไฟล์นั้นไม่ว่าเครือข่ายจะเป็นอย่างไร</translation>
  </message>
  <message>
   <source>For the facilitator, once: makes the tables in the database, if need be, and a room for this workshop. What is there stays as it is.</source>
   <translation>สำหรับผู้จัด ทำครั้งเดียว: สร้างตารางในฐานข้อมูลถ้ายังไม่มี และสร้างห้องของเวิร์กช็อปนี้ ของเดิมยังอยู่เหมือนเดิม</translation>
  </message>
  <message>
   <source>For the facilitator: hide labels and base maps with names first, or the map gives the answer away. Distances are kept as this table's accuracy; nobody is marked.</source>
   <translation>สำหรับผู้จัด: ซ่อนชื่อสถานที่และแผนที่พื้นหลังที่มีชื่อก่อน ไม่อย่างนั้นแผนที่จะเฉลยเสียเอง ระยะห่างเก็บไว้เป็นความแม่นยำของโต๊ะ ไม่ใช่การให้คะแนนใคร</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>เลิกเก็บ</translation>
  </message>
  <message>
   <source>Found: {found} of {read} posts. Untick those of other people.</source>
   <translation>พบ {found} จาก {read} โพสต์ ให้เอาเครื่องหมายออกจากโพสต์ของคนอื่น</translation>
  </message>
  <message>
   <source>From: {layer}</source>
   <translation>ที่มา: {layer}</translation>
  </message>
  <message>
   <source>Further down</source>
   <translation>เลื่อนลง</translation>
  </message>
  <message>
   <source>Further up</source>
   <translation>เลื่อนขึ้น</translation>
  </message>
  <message>
   <source>Future</source>
   <translation>อนาคต</translation>
  </message>
  <message>
   <source>Futures</source>
   <translation>อนาคต</translation>
  </message>
  <message>
   <source>Get current data</source>
   <translation>ดาวน์โหลดข้อมูลล่าสุด</translation>
  </message>
  <message>
   <source>Get current data…</source>
   <translation>ดาวน์โหลดข้อมูลล่าสุด…</translation>
  </message>
  <message>
   <source>Get data, data health, what changed, licences, offline packs</source>
   <translation>ดาวน์โหลดข้อมูล ตรวจสภาพข้อมูล สิ่งที่เปลี่ยนไป สัญญาอนุญาต และชุดออฟไลน์</translation>
  </message>
  <message>
   <source>Get the current edition and build the pack again.</source>
   <translation>หาฉบับล่าสุดมา แล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>Get the file from the publisher and build the pack again.</source>
   <translation>ขอไฟล์จากผู้เผยแพร่ แล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>Get the layers it is computed from ready, then build the pack again.</source>
   <translation>เตรียมชั้นข้อมูลที่ใช้คำนวณให้พร้อม แล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>Get the real data from the source and build the pack again.</source>
   <translation>หาข้อมูลจริงจากแหล่งที่มา แล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>Give a population, or a topic to measure against all posts of the platform.</source>
   <translation>ระบุข้อมูลประชากร หรือประเด็นที่จะเทียบกับความคิดเห็นทั้งหมดของแพลตฟอร์ม</translation>
  </message>
  <message>
   <source>Give the workshop a title.</source>
   <translation>ตั้งชื่องานก่อน</translation>
  </message>
  <message>
   <source>Give this stage a minute more</source>
   <translation>ต่อเวลาช่วงนี้อีกหนึ่งนาที</translation>
  </message>
  <message>
   <source>Go into the room</source>
   <translation>เข้าห้อง</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>เดินต่อ</translation>
  </message>
  <message>
   <source>Go on with it here</source>
   <translation>ให้เวลาเดินต่อที่โต๊ะนี้</translation>
  </message>
  <message>
   <source>Going into the room…</source>
   <translation>กำลังเข้าห้อง…</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>เรียบร้อย</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>จำนวนกลุ่ม</translation>
  </message>
  <message>
   <source>Groups at this table</source>
   <translation>กลุ่มย่อยในโต๊ะนี้</translation>
  </message>
  <message>
   <source>Half of the tables or more drew the same in {before} → {after} of {cells} cells; at odds in {odds_before} → {odds_after}.</source>
   <translation>ช่องที่โต๊ะครึ่งหนึ่งขึ้นไปวาดสิ่งเดียวกัน: {before} → {after} จาก {cells} ช่อง ช่องที่เห็นขัดกัน: {odds_before} → {odds_after}</translation>
  </message>
  <message>
   <source>Hand</source>
   <translation>เลื่อน</translation>
  </message>
  <message>
   <source>Hand in soon: the dots in hand cannot be kept on this computer.</source>
   <translation>ให้รีบส่งจุด เพราะจุดที่ยังไม่ส่งเก็บไว้ในคอมพิวเตอร์เครื่องนี้ไม่ได้</translation>
  </message>
  <message>
   <source>Help with taking turns: whose turn it is, and who drew how long</source>
   <translation>ช่วยผลัดกันวาด: ถึงตาใคร และใครวาดไปนานเท่าใด</translation>
  </message>
  <message>
   <source>Here and just around, fewer people speak than chance would bring ({sure} % sure).</source>
   <translation>มีคนพูดถึงที่นี่และรอบ ๆ น้อยกว่าที่จะเกิดโดยบังเอิญ (มั่นใจ {sure} %)</translation>
  </message>
  <message>
   <source>Here and just around, more people speak than chance would bring ({sure} % sure).</source>
   <translation>มีคนพูดถึงที่นี่และรอบ ๆ มากกว่าที่จะเกิดโดยบังเอิญ (มั่นใจ {sure} %)</translation>
  </message>
  <message>
   <source>Here and just around, there are fewer posts than chance would bring ({sure} % sure).</source>
   <translation>มีเรื่องที่พูดถึงที่นี่และรอบ ๆ น้อยกว่าที่จะเกิดโดยบังเอิญ (มั่นใจ {sure} %)</translation>
  </message>
  <message>
   <source>Here and just around, there are more posts than chance would bring ({sure} % sure).</source>
   <translation>มีเรื่องที่พูดถึงที่นี่และรอบ ๆ มากกว่าที่จะเกิดโดยบังเอิญ (มั่นใจ {sure} %)</translation>
  </message>
  <message>
   <source>Here it is</source>
   <translation>อยู่ตรงนี้</translation>
  </message>
  <message>
   <source>Hide the countdown on the map</source>
   <translation>ซ่อนนาฬิกานับถอยหลังบนแผนที่</translation>
  </message>
  <message>
   <source>Homepage</source>
   <translation>เว็บไซต์</translation>
  </message>
  <message>
   <source>Hot cells</source>
   <translation>จำนวนช่องร้อน</translation>
  </message>
  <message>
   <source>Hotspots of each topic</source>
   <translation>จุดร้อนแยกตามประเด็น</translation>
  </message>
  <message>
   <source>Hotspots of people per resident</source>
   <translation>จุดร้อนเป็นจำนวนคนต่อผู้อยู่อาศัย</translation>
  </message>
  <message>
   <source>How bad</source>
   <translation>ระดับ</translation>
  </message>
  <message>
   <source>How fast the map draws</source>
   <translation>ความเร็วของแผนที่</translation>
  </message>
  <message>
   <source>How it is reckoned, and numbers</source>
   <translation>วิธีคิด และตัวเลข</translation>
  </message>
  <message>
   <source>How people work in this stage</source>
   <translation>ช่วงนี้ทำงานกันอย่างไร</translation>
  </message>
  <message>
   <source>How to read it</source>
   <translation>วิธีอ่านแผนที่</translation>
  </message>
  <message>
   <source>How to run a workshop</source>
   <translation>คู่มือจัดเวิร์กช็อป</translation>
  </message>
  <message>
   <source>How to run it…</source>
   <translation>คู่มือ…</translation>
  </message>
  <message>
   <source>How: {rule}</source>
   <translation>วิธีคิด: {rule}</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>นำเข้า</translation>
  </message>
  <message>
   <source>Import opinions</source>
   <translation>นำเข้าความคิดเห็น</translation>
  </message>
  <message>
   <source>Import the file that the map was made from first, then run it again.</source>
   <translation>นำเข้าไฟล์ที่ใช้ทำแผนที่นี้ก่อน แล้วจึงทำซ้ำ</translation>
  </message>
  <message>
   <source>In English</source>
   <translation>ภาษาอังกฤษ</translation>
  </message>
  <message>
   <source>In Thai</source>
   <translation>ภาษาไทย</translation>
  </message>
  <message>
   <source>In Thailand the zone is UTC+7. Set it, or leave it on purpose.</source>
   <translation>เวลาประเทศไทยคือ UTC+7 ให้ตั้งใหม่ ถ้าตั้งใจไว้อย่างนั้นก็ไม่ต้องแก้</translation>
  </message>
  <message>
   <source>In the pack: works without internet.</source>
   <translation>อยู่ในชุดข้อมูล ใช้ได้โดยไม่ต้องต่ออินเทอร์เน็ต</translation>
  </message>
  <message>
   <source>In the room. All that this table drew is there.</source>
   <translation>อยู่ในห้องแล้ว สิ่งที่โต๊ะนี้วาดอยู่ในห้องครบถ้วน</translation>
  </message>
  <message>
   <source>In the room. Not taken by its server: {count} ({reason}). All of it is in this table's file.</source>
   <translation>อยู่ในห้องแล้ว แต่เซิร์ฟเวอร์ไม่รับ {count} รายการ ({reason}) ทุกอย่างยังอยู่ในไฟล์ของโต๊ะนี้</translation>
  </message>
  <message>
   <source>In the room. On its way: {count}.</source>
   <translation>อยู่ในห้องแล้ว กำลังส่งอีก {count} รายการ</translation>
  </message>
  <message>
   <source>In their words, reviewed:</source>
   <translation>ถ้อยคำที่ตรวจแล้ว:</translation>
  </message>
  <message>
   <source>In {agreed} places most tables that drew there drew the same; in {odds} places they are at odds.</source>
   <translation>มี {agreed} แห่งที่โต๊ะส่วนใหญ่ที่วาดตรงนั้นเห็นตรงกัน และ {odds} แห่งที่เห็นขัดกัน</translation>
  </message>
  <message>
   <source>In {file}</source>
   <translation>ใน {file}</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>ตัวชี้วัด</translation>
  </message>
  <message>
   <source>Indicators of the futures</source>
   <translation>ตัวชี้วัดของอนาคต</translation>
  </message>
  <message>
   <source>Insert as a page</source>
   <translation>แทรกเป็นหน้าใหม่</translation>
  </message>
  <message>
   <source>Install a Thai font, for example Noto Sans Thai or TH Sarabun New.</source>
   <translation>ติดตั้งฟอนต์ไทย เช่น Noto Sans Thai หรือ TH Sarabun New</translation>
  </message>
  <message>
   <source>IoU is the part of all that two tables drew that both drew, the same thing in the same place: 0 is nothing, 1 everything. This is the mean over all pairs of tables.</source>
   <translation>IoU คือส่วนที่สองโต๊ะวาดสิ่งเดียวกันในที่เดียวกัน เทียบกับทั้งหมดที่สองโต๊ะวาด: 0 คือไม่ตรงกันเลย 1 คือตรงกันทั้งหมด ตัวเลขนี้เฉลี่ยจากโต๊ะทุกคู่</translation>
  </message>
  <message>
   <source>Is this</source>
   <translation>นี่คือ</translation>
  </message>
  <message>
   <source>It became ready.</source>
   <translation>พร้อมใช้แล้ว</translation>
  </message>
  <message>
   <source>It carries the Thai font {fonts}.</source>
   <translation>ในชุดมีฟอนต์ไทย {fonts}</translation>
  </message>
  <message>
   <source>It could not be built: the page below says why.</source>
   <translation>สร้างไม่ได้ ข้อความด้านล่างบอกสาเหตุ</translation>
  </message>
  <message>
   <source>It has data in {filled} of {all} tambon.</source>
   <translation>มีข้อมูลใน {filled} จาก {all} ตำบล</translation>
  </message>
  <message>
   <source>It has more than {most} letters.</source>
   <translation>ยาวเกิน {most} ตัวอักษร</translation>
  </message>
  <message>
   <source>It is another disk, and all was read back.</source>
   <translation>เป็นดิสก์คนละตัว และอ่านกลับมาได้ครบ</translation>
  </message>
  <message>
   <source>It is computed; one of its inputs is published as a repository.</source>
   <translation>ชั้นนี้คำนวณขึ้น ข้อมูลที่ใช้ส่วนหนึ่งเผยแพร่เป็นชุดไฟล์ในเว็บเก็บซอร์ส (repository)</translation>
  </message>
  <message>
   <source>It is enough for a workshop, and not for much more.</source>
   <translation>พอสำหรับเวิร์กช็อปหนึ่งครั้ง แต่ไม่เหลือมากนัก</translation>
  </message>
  <message>
   <source>It is in a folder that a cloud service keeps in step.</source>
   <translation>อยู่ในโฟลเดอร์ที่ซิงก์กับคลาวด์</translation>
  </message>
  <message>
   <source>It is no longer ready.</source>
   <translation>ไม่พร้อมใช้แล้ว</translation>
  </message>
  <message>
   <source>It is on a disk that can be pulled out.</source>
   <translation>อยู่ในดิสก์ที่ถอดออกได้</translation>
  </message>
  <message>
   <source>It is on a network.</source>
   <translation>อยู่ในไดรฟ์เครือข่าย</translation>
  </message>
  <message>
   <source>It is published in parts that only its own download tool can cut out.</source>
   <translation>เผยแพร่เป็นส่วน ๆ ซึ่งต้องตัดด้วยเครื่องมือดาวน์โหลดของผู้เผยแพร่เท่านั้น</translation>
  </message>
  <message>
   <source>It is sample data, drawn for practice.</source>
   <translation>เป็นข้อมูลตัวอย่างที่วาดขึ้นให้ทดลองใช้</translation>
  </message>
  <message>
   <source>It is shown live from its server; there is no file to download.</source>
   <translation>แสดงสดจากเซิร์ฟเวอร์ของผู้เผยแพร่ ไม่มีไฟล์ให้ดาวน์โหลด</translation>
  </message>
  <message>
   <source>It is shown live only: it is not in the pack and needs the internet.</source>
   <translation>แสดงสดเท่านั้น ไม่ได้อยู่ในชุดข้อมูลและต้องใช้อินเทอร์เน็ต</translation>
  </message>
  <message>
   <source>It is so in only {agree} of {sizes} cell sizes tried: lean on it with care.</source>
   <translation>ผลเป็นเช่นนี้เพียง {agree} จาก {sizes} ขนาดช่องที่ลอง ควรใช้อย่างระมัดระวัง</translation>
  </message>
  <message>
   <source>It is the laptop's own disk.</source>
   <translation>เป็นดิสก์ของเครื่องเอง</translation>
  </message>
  <message>
   <source>It is the read report of the import: delete it.</source>
   <translation>เป็นรายงานการอ่านของการนำเข้านี้ ลบทิ้งได้</translation>
  </message>
  <message>
   <source>It is the same disk as the workshop's.</source>
   <translation>เป็นดิสก์เดียวกับไฟล์เวิร์กช็อป</translation>
  </message>
  <message>
   <source>It is {time} on {day}, {zone}.</source>
   <translation>ขณะนี้เวลา {time} น. วันที่ {day} ({zone})</translation>
  </message>
  <message>
   <source>It says how much people speak of a place, not that it is bad or that most agree.</source>
   <translation>ข้อมูลนี้บอกว่าคนพูดถึงที่นี่มากเพียงใด ไม่ได้บอกว่าที่นี่แย่หรือคนส่วนใหญ่เห็นด้วย</translation>
  </message>
  <message>
   <source>It stands for something nobody measured here.</source>
   <translation>เป็นดัชนีแทนสิ่งที่ยังไม่มีใครวัดจริงที่นี่</translation>
  </message>
  <message>
   <source>It stays so when the cells are made smaller or larger.</source>
   <translation>แม้ใช้ช่องเล็กลงหรือใหญ่ขึ้น ผลก็ยังเป็นเช่นนี้</translation>
  </message>
  <message>
   <source>It was not built.</source>
   <translation>ยังไม่ได้สร้าง</translation>
  </message>
  <message>
   <source>It was on the map already, and is switched on now.</source>
   <translation>มีบนแผนที่อยู่แล้ว ตอนนี้เปิดให้เห็นแล้ว</translation>
  </message>
  <message>
   <source>Its date is not stated, so nobody can tell how fresh it is.</source>
   <translation>ไม่ได้ระบุวันที่ จึงไม่มีใครบอกได้ว่าข้อมูลใหม่เพียงใด</translation>
  </message>
  <message>
   <source>Its features have no lasting number: one that was edited counts as removed and added.</source>
   <translation>ข้อมูลในชั้นนี้ไม่มีเลขประจำตัวถาวร รายการที่ถูกแก้จึงนับเป็นหายไปหนึ่งและเพิ่มหนึ่ง</translation>
  </message>
  <message>
   <source>Its file was not found, so nothing of it is shown: {name}</source>
   <translation>ไม่พบไฟล์ จึงไม่มีภาพวาดให้แสดง: {name}</translation>
  </message>
  <message>
   <source>Its layers, from top to bottom</source>
   <translation>ชั้นข้อมูลจากบนลงล่าง</translation>
  </message>
  <message>
   <source>Keep the places of rows on a point that too many share</source>
   <translation>เชื่อตำแหน่งของแถวที่อยู่บนจุดซึ่งมีแถวซ้ำกันมากผิดปกติ</translation>
  </message>
  <message>
   <source>Keep the texts in this project</source>
   <translation>เก็บข้อความไว้ในโครงการนี้</translation>
  </message>
  <message>
   <source>Keeping the texts in this project</source>
   <translation>กำลังเก็บข้อความไว้ในโครงการ</translation>
  </message>
  <message>
   <source>Kept in this project: {file}</source>
   <translation>เก็บไว้ในโครงการนี้: {file}</translation>
  </message>
  <message>
   <source>Key for GISTDA</source>
   <translation>รหัส API ของ GISTDA</translation>
  </message>
  <message>
   <source>Key words…</source>
   <translation>คำสำคัญ…</translation>
  </message>
  <message>
   <source>Largest circle (% of the base)</source>
   <translation>วงใหญ่ที่สุด (% ของฐานเปรียบเทียบ)</translation>
  </message>
  <message>
   <source>Last minute</source>
   <translation>นาทีสุดท้าย</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>เลื่อนไปทีหลัง</translation>
  </message>
  <message>
   <source>Latitude</source>
   <translation>ละติจูด</translation>
  </message>
  <message>
   <source>Lay the drawings of an earlier workshop under today's, pale; its file is only read</source>
   <translation>วางภาพวาดของเวิร์กช็อปครั้งก่อนไว้ใต้ภาพวาดวันนี้แบบจาง ๆ โดยเปิดอ่านไฟล์อย่างเดียว</translation>
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
   <source>Layers compared</source>
   <translation>ชั้นข้อมูลที่เทียบ</translation>
  </message>
  <message>
   <source>Layers of points that an older version imported do not say which file they are of. Import the file again before erasing, and they are found too.</source>
   <translation>ชั้นจุดที่รุ่นเก่านำเข้าไม่ได้บอกว่ามาจากไฟล์ใด ให้นำเข้าไฟล์อีกครั้งก่อนลบ แล้วจะพบชั้นเหล่านี้ด้วย</translation>
  </message>
  <message>
   <source>Layers of the city catalogue that no longer find their file: {count}.</source>
   <translation>ชั้นข้อมูลจากคลังที่หาไฟล์ไม่พบ: {count} ชั้น</translation>
  </message>
  <message>
   <source>Layers put back into their themes: {count}.</source>
   <translation>ย้ายกลับเข้าหมวดเดิม {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Layers ready</source>
   <translation>ชั้นข้อมูลที่พร้อมใช้</translation>
  </message>
  <message>
   <source>Layers reconnected to the pack {name} ({date}): {count}.</source>
   <translation>เชื่อมชั้นข้อมูลกับชุด {name} ({date}) อีกครั้งแล้ว {count} ชั้น</translation>
  </message>
  <message>
   <source>Layers removed again: {count}.</source>
   <translation>นำออกแล้ว {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Layers that differ from chance (95 %)</source>
   <translation>ชั้นข้อมูลที่ต่างจากความบังเอิญ (95 %)</translation>
  </message>
  <message>
   <source>Layers that differ: {count}. Features added: {added}, removed: {removed}, moved: {moved}, with other details: {changed}.</source>
   <translation>ชั้นข้อมูลที่ต่างไป {count} ชั้น รายการเพิ่มขึ้น {added} หายไป {removed} ย้ายที่ {moved} รายละเอียดเปลี่ยน {changed}</translation>
  </message>
  <message>
   <source>Layout</source>
   <translation>เลย์เอาต์</translation>
  </message>
  <message>
   <source>Least people in a cell</source>
   <translation>จำนวนคนขั้นต่ำต่อช่อง</translation>
  </message>
  <message>
   <source>Least tables in a cell</source>
   <translation>จำนวนโต๊ะขั้นต่ำต่อช่อง</translation>
  </message>
  <message>
   <source>Leave it so</source>
   <translation>ปล่อยไว้อย่างนี้</translation>
  </message>
  <message>
   <source>Leave projector mode</source>
   <translation>เลิกฉายขึ้นจอ</translation>
  </message>
  <message>
   <source>Leave the room</source>
   <translation>ออกจากห้อง</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>ตัดออก</translation>
  </message>
  <message>
   <source>Left out, without one of the two moments: {codes}.</source>
   <translation>ไม่ได้นำมาเทียบ เพราะไม่มีภาพครบทั้งสองเวลา: {codes}</translation>
  </message>
  <message>
   <source>Less than 5 minutes left</source>
   <translation>เหลือไม่ถึง 5 นาที</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>สัญญาอนุญาต</translation>
  </message>
  <message>
   <source>Licence sheet</source>
   <translation>ใบแสดงสิทธิ์การใช้ข้อมูล</translation>
  </message>
  <message>
   <source>Licences of this map…</source>
   <translation>สัญญาอนุญาตของแผนที่นี้…</translation>
  </message>
  <message>
   <source>Likeliest place</source>
   <translation>น่าจะเป็นที่นี่</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>ข้อจำกัด</translation>
  </message>
  <message>
   <source>List of erased posts (empty: that of the profile)</source>
   <translation>รายการโพสต์ที่ลบ (ว่างไว้: ใช้ของโปรไฟล์)</translation>
  </message>
  <message>
   <source>Live room</source>
   <translation>ห้องวาดสด</translation>
  </message>
  <message>
   <source>Live values only</source>
   <translation>เฉพาะข้อมูลสด</translation>
  </message>
  <message>
   <source>Load the layers for a question, with how to read them</source>
   <translation>โหลดชั้นข้อมูลสำหรับคำถามหนึ่ง ๆ พร้อมวิธีอ่านแผนที่</translation>
  </message>
  <message>
   <source>Log of deals</source>
   <translation>รายการต่อรอง</translation>
  </message>
  <message>
   <source>Longitude</source>
   <translation>ลองจิจูด</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>ควรดูอีกที</translation>
  </message>
  <message>
   <source>Look at the words: no mark may touch or hide another.</source>
   <translation>ดูคำตัวอย่าง สระและวรรณยุกต์ต้องไม่ทับกัน</translation>
  </message>
  <message>
   <source>Look into a place: tap it on the map</source>
   <translation>ดูรายละเอียด: แตะช่องบนแผนที่</translation>
  </message>
  <message>
   <source>Looked through: files {files} ({megabytes} MB), layers of the project {layers}. Traces looked for: {traces}.</source>
   <translation>ตรวจแล้ว {files} ไฟล์ ({megabytes} MB) และชั้นข้อมูลของโครงการ {layers} ชั้น หาร่องรอย {traces} รายการ</translation>
  </message>
  <message>
   <source>Looking at the columns of {file}</source>
   <translation>กำลังดูคอลัมน์ของ {file}</translation>
  </message>
  <message>
   <source>Looking at the other tables' files</source>
   <translation>กำลังดูไฟล์ของโต๊ะอื่น</translation>
  </message>
  <message>
   <source>Looking for the posts</source>
   <translation>กำลังหาโพสต์</translation>
  </message>
  <message>
   <source>Looking for what else is here</source>
   <translation>กำลังดูว่ามีอะไรอีกที่นี่</translation>
  </message>
  <message>
   <source>Looking for what is left</source>
   <translation>กำลังตรวจหาสิ่งที่ยังเหลือ</translation>
  </message>
  <message>
   <source>Looking for what was made from opinions</source>
   <translation>กำลังหาสิ่งที่สร้างจากความคิดเห็น</translation>
  </message>
  <message>
   <source>Looks through circles of all sizes for places where more people speak than live there (Kulldorff's scan statistic, p by random maps). Without a population, give a topic: its people are then measured against all who spoke of anything on the platform. Finding no cluster is an answer too.</source>
   <translation>กวาดดูวงกลมทุกขนาดเพื่อหาที่ที่มีคนพูดถึงมากเกินจำนวนคนที่อาศัยอยู่ (สถิติกวาดหาของ Kulldorff ค่า p จากแผนที่สุ่ม) หากไม่มีข้อมูลประชากร ให้ระบุประเด็น แล้วจะเทียบกับคนที่พูดทุกประเด็นบนแพลตฟอร์ม การไม่พบกลุ่มก็เป็นคำตอบ</translation>
  </message>
  <message>
   <source>Lowest p</source>
   <translation>ค่า p ต่ำสุด</translation>
  </message>
  <message>
   <source>Made again without them: {titles}.</source>
   <translation>สร้างใหม่โดยไม่มีโพสต์เหล่านี้: {titles}</translation>
  </message>
  <message>
   <source>Made again: every feature is the same, byte for byte.</source>
   <translation>ทำซ้ำแล้ว ทุกฟีเจอร์เหมือนเดิมทุกไบต์</translation>
  </message>
  <message>
   <source>Made again: it comes out otherwise. Both maps are in the layer tree.</source>
   <translation>ทำซ้ำแล้ว ได้ผลต่างจากเดิม แผนที่ทั้งสองอยู่ในรายการชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Made of {file}: Global Surface Water (EC JRC/Google), the per cent of looks or of years with water. Short floods and water between buildings are mostly missing.</source>
   <translation>ทำจาก {file}: Global Surface Water (EC JRC/Google) แสดงร้อยละของครั้งหรือของปีที่ดาวเทียมพบน้ำ ส่วนใหญ่ไม่รวมน้ำท่วมระยะสั้นและน้ำระหว่างอาคาร</translation>
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
   <source>Make an offline workshop pack</source>
   <translation>ทำชุดเวิร์กช็อปออฟไลน์</translation>
  </message>
  <message>
   <source>Make an offline workshop pack…</source>
   <translation>ทำชุดเวิร์กช็อปออฟไลน์…</translation>
  </message>
  <message>
   <source>Make it a window</source>
   <translation>กลับเป็นหน้าต่าง</translation>
  </message>
  <message>
   <source>Make or open a workshop file first: strokes are kept in it.</source>
   <translation>สร้างหรือเปิดไฟล์เวิร์กช็อปก่อน สิ่งที่วาดจะเก็บไว้ในไฟล์นั้น</translation>
  </message>
  <message>
   <source>Make room before people come: empty the bin first.</source>
   <translation>ทำที่ว่างก่อนคนมา เริ่มจากล้างถังขยะ</translation>
  </message>
  <message>
   <source>Make the map that is chosen in the layer tree once more by its recipe, and say whether it comes out the same</source>
   <translation>ทำแผนที่ที่เลือกในรายการชั้นข้อมูลซ้ำอีกครั้งตามสูตรของมัน แล้วบอกว่าได้ผลเหมือนเดิมหรือไม่</translation>
  </message>
  <message>
   <source>Make the room's tables</source>
   <translation>สร้างตารางของห้อง</translation>
  </message>
  <message>
   <source>Make the tables' files…</source>
   <translation>สร้างไฟล์ของทุกโต๊ะ…</translation>
  </message>
  <message>
   <source>Make this offer</source>
   <translation>ยื่นข้อเสนอนี้</translation>
  </message>
  <message>
   <source>Making maps again without the posts</source>
   <translation>กำลังสร้างแผนที่ใหม่โดยไม่มีโพสต์เหล่านี้</translation>
  </message>
  <message>
   <source>Making the files of {count} tables…</source>
   <translation>กำลังสร้างไฟล์ของ {count} โต๊ะ…</translation>
  </message>
  <message>
   <source>Making the offline pack {name}</source>
   <translation>กำลังทำชุดออฟไลน์ {name}</translation>
  </message>
  <message>
   <source>Making the tables' files</source>
   <translation>กำลังสร้างไฟล์ของทุกโต๊ะ</translation>
  </message>
  <message>
   <source>Making {layer} again</source>
   <translation>กำลังทำ {layer} ซ้ำ</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>แผนที่</translation>
  </message>
  <message>
   <source>Map of Chiang Mai</source>
   <translation>แผนที่เชียงใหม่</translation>
  </message>
  <message>
   <source>Map the silence</source>
   <translation>ทำแผนที่ความเงียบ</translation>
  </message>
  <message>
   <source>Mapping the silence</source>
   <translation>กำลังทำแผนที่ความเงียบ</translation>
  </message>
  <message>
   <source>Marker</source>
   <translation>ระบาย</translation>
  </message>
  <message>
   <source>Masked points</source>
   <translation>จุดที่พรางแล้ว</translation>
  </message>
  <message>
   <source>Masked points are drawn anew each time: they cannot come out the same again.</source>
   <translation>จุดที่พรางแล้วสุ่มใหม่ทุกครั้ง จึงทำซ้ำให้เหมือนเดิมไม่ได้</translation>
  </message>
  <message>
   <source>Masking points</source>
   <translation>กำลังพรางจุด</translation>
  </message>
  <message>
   <source>Measures how much of each layer of the city pack lies in the hot cells (points counted, lines and areas measured, the mean of a raster) and compares it with random draws of as many cells. The table says of each layer what was found, what chance would give, their ratio and how sure that is, after Benjamini–Hochberg. To be in the same place is not to be the cause.</source>
   <translation>วัดว่าแต่ละชั้นข้อมูลในชุดข้อมูลเมืองอยู่ในช่องร้อนเท่าใด (นับจุด วัดเส้นและพื้นที่ หาค่าเฉลี่ยของราสเตอร์) แล้วเทียบกับการสุ่มเลือกช่องจำนวนเท่ากัน ตารางบอกของแต่ละชั้นว่าพบเท่าใด ความบังเอิญจะให้เท่าใด อัตราส่วน และมั่นใจเพียงใด ปรับด้วยวิธี Benjamini–Hochberg การอยู่ที่เดียวกันไม่ได้แปลว่าเป็นสาเหตุ</translation>
  </message>
  <message>
   <source>Measures what a workshop drew, for each future and each element: area, length and stamps; the people, schools, temples, historic sites, parks, woodland, flood-prone land, roads and buildings it touches; the distance to the nearest stop, health facility, school, park and flood shelter; and the difference between the first two futures. Each row says it in a Thai and an English sentence, with the rule and the layer behind it. Where the pack has no data the value is empty, never zero, and the reason is said.</source>
   <translation>วัดสิ่งที่วาดไว้ในเวิร์กช็อป แยกตามอนาคตและตามสิ่งที่วาด ได้แก่ เนื้อที่ ความยาว และจำนวนหมุด คน โรงเรียน วัด โบราณสถาน สวน ป่า ที่ดินเสี่ยงน้ำท่วม ถนน และอาคารในบริเวณที่วาด ระยะถึงป้ายรถ สถานพยาบาล โรงเรียน สวน และศูนย์พักพิงที่ใกล้ที่สุด รวมทั้งผลต่างระหว่างอนาคตสองแบบแรก แต่ละแถวบอกเป็นประโยคภาษาไทยและภาษาอังกฤษ พร้อมวิธีคิดและชั้นข้อมูลที่ใช้ หากชุดข้อมูลเมืองไม่มีข้อมูล ค่าจะเว้นว่างพร้อมบอกเหตุผล ไม่ใส่เป็นศูนย์</translation>
  </message>
  <message>
   <source>Measuring was stopped: these numbers are older than the map.</source>
   <translation>หยุดวัดแล้ว ตัวเลขเหล่านี้เก่ากว่าแผนที่</translation>
  </message>
  <message>
   <source>Measuring what is drawn…</source>
   <translation>กำลังวัดสิ่งที่วาด…</translation>
  </message>
  <message>
   <source>Mended</source>
   <translation>ซ่อมแล้ว</translation>
  </message>
  <message>
   <source>Mending</source>
   <translation>การซ่อมข้อมูล</translation>
  </message>
  <message>
   <source>Merge workshop tables</source>
   <translation>รวมไฟล์ของทุกโต๊ะ</translation>
  </message>
  <message>
   <source>Merged workshop</source>
   <translation>เวิร์กช็อปที่รวมแล้ว</translation>
  </message>
  <message>
   <source>Minute by minute</source>
   <translation>ทีละนาที</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>เดือน</translation>
  </message>
  <message>
   <source>More than {count} posts hold these words. Look for a name, a number or words that only this person would write.</source>
   <translation>มีมากกว่า {count} โพสต์ที่มีถ้อยคำนี้ ให้ค้นด้วยชื่อ เลขโพสต์ หรือถ้อยคำที่มีแต่คนนี้เขียน</translation>
  </message>
  <message>
   <source>More was drawn since this map was made. Show it again.</source>
   <translation>มีการวาดเพิ่มหลังทำแผนที่นี้ กดดูใหม่อีกครั้ง</translation>
  </message>
  <message>
   <source>Most drew the same; drawn by {low} to {high} % of tables</source>
   <translation>ส่วนใหญ่วาดเหมือนกัน มี {low} ถึง {high} % ของโต๊ะที่วาด</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>ย้าย</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>ย้ายที่</translation>
  </message>
  <message>
   <source>NOT SAVED YET · {count} are in memory only, so do not close QGIS. {reason}</source>
   <translation>ยังไม่ได้บันทึก · {count} รายการอยู่ในหน่วยความจำเท่านั้น อย่าปิด QGIS {reason}</translation>
  </message>
  <message>
   <source>NOT SAVED YET · {count} wait safely here and are tried again. {reason}</source>
   <translation>ยังไม่ได้บันทึก · {count} รายการรออยู่ที่นี่อย่างปลอดภัย และจะลองบันทึกใหม่เอง {reason}</translation>
  </message>
  <message>
   <source>Name at least one table, for example A.</source>
   <translation>ตั้งรหัสโต๊ะอย่างน้อยหนึ่งโต๊ะ เช่น A</translation>
  </message>
  <message>
   <source>Name in English</source>
   <translation>ชื่อภาษาอังกฤษ</translation>
  </message>
  <message>
   <source>Name in Thai</source>
   <translation>ชื่อภาษาไทย</translation>
  </message>
  <message>
   <source>Name in the text</source>
   <translation>ชื่อที่พบ</translation>
  </message>
  <message>
   <source>Name of the stage</source>
   <translation>ชื่อช่วง</translation>
  </message>
  <message>
   <source>Needs the source file: {source}.</source>
   <translation>ต้องมีไฟล์ต้นทาง: {source}</translation>
  </message>
  <message>
   <source>Needs {inputs}, which is not in this pack. Add it and build the pack again.</source>
   <translation>ต้องใช้{inputs} ซึ่งไม่มีในชุดข้อมูลนี้ กรุณาเพิ่มแล้วสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>Needs {source}, which Get current data… downloads.</source>
   <translation>ต้องมี {source} ซึ่งดาวน์โหลดได้จากเมนู ดาวน์โหลดข้อมูลล่าสุด…</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>ไม่ใช่เสมอ</translation>
  </message>
  <message>
   <source>New map with credits</source>
   <translation>แผนที่ใหม่พร้อมที่มาข้อมูล</translation>
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
   <source>Next place</source>
   <translation>ที่ถัดไป</translation>
  </message>
  <message>
   <source>Next stage</source>
   <translation>ช่วงถัดไป</translation>
  </message>
  <message>
   <source>Next turn</source>
   <translation>ตาถัดไป</translation>
  </message>
  <message>
   <source>No OpenStreetMap data</source>
   <translation>ไม่ดาวน์โหลดข้อมูล OpenStreetMap</translation>
  </message>
  <message>
   <source>No airport is mapped here, so none adds to the score.</source>
   <translation>ไม่มีสนามบินในแผนที่บริเวณนี้ จึงไม่มีคะแนนเพิ่มจากสนามบิน</translation>
  </message>
  <message>
   <source>No bargaining goes on. It would be between: {groups}</source>
   <translation>ยังไม่ได้เริ่มต่อรอง ผู้ต่อรองจะเป็น: {groups}</translation>
  </message>
  <message>
   <source>No city pack is in use.</source>
   <translation>ยังไม่ได้ใช้ชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>No city pack is open.</source>
   <translation>ยังไม่ได้เปิดชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>No city pack is open. Open one, build one, or try the sample city.</source>
   <translation>ยังไม่ได้เปิดชุดข้อมูลเมือง เปิดชุดที่มีอยู่ สร้างใหม่ หรือลองใช้เมืองตัวอย่าง</translation>
  </message>
  <message>
   <source>No clear change: IoU {before:.2f} → {after:.2f}.</source>
   <translation>ไม่เห็นการเปลี่ยนแปลงชัดเจน: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>No data for {n} of the indicators; that is not zero.</source>
   <translation>ตัวชี้วัด {n} ตัวไม่มีข้อมูล ซึ่งไม่ได้แปลว่าเป็นศูนย์</translation>
  </message>
  <message>
   <source>No font on this laptop has the letters of “{word}”.</source>
   <translation>เครื่องนี้ไม่มีฟอนต์ที่แสดงคำว่า “{word}” ได้ครบ</translation>
  </message>
  <message>
   <source>No future is ticked. Tick two, to compare them.</source>
   <translation>ยังไม่ได้เลือกอนาคต ให้เลือกสองแบบมาเทียบกัน</translation>
  </message>
  <message>
   <source>No hotspot map is in sight. Make one, or tick its layer.</source>
   <translation>ไม่มีแผนที่จุดร้อนให้เห็น ให้สร้างแผนที่ หรือทำเครื่องหมายที่ชั้นข้อมูลนั้น</translation>
  </message>
  <message>
   <source>No layer of {theme} is ready in this pack. Choose a layer to see why.</source>
   <translation>ชุดข้อมูลนี้ยังไม่มีชั้นข้อมูลที่พร้อมใช้ในหมวด {theme} เลือกชั้นข้อมูลเพื่อดูสาเหตุ</translation>
  </message>
  <message>
   <source>No mapped street or path comes within 10 m of {count} parks: their reach is a straight belt of 230 m.</source>
   <translation>สวน {count} แห่งไม่มีถนนหรือทางเดินในแผนที่อยู่ในระยะ 10 เมตร จึงใช้ระยะเส้นตรง 230 เมตรรอบสวนแทน</translation>
  </message>
  <message>
   <source>No pack at hand has these layers: {layers}. Open their pack in the catalogue, then repair again.</source>
   <translation>ชุดข้อมูลที่มีอยู่ไม่มีชั้นเหล่านี้: {layers} กรุณาเปิดชุดข้อมูลของชั้นเหล่านี้ในคลังข้อมูล แล้วเชื่อมอีกครั้ง</translation>
  </message>
  <message>
   <source>No pack holds it yet.</source>
   <translation>ยังไม่มีในชุดข้อมูลเมืองใด</translation>
  </message>
  <message>
   <source>No place is meant (key: Delete or X)</source>
   <translation>ไม่ได้หมายถึงสถานที่ใด (แป้น Delete หรือ X)</translation>
  </message>
  <message>
   <source>No placed post has the topic {topic}. Choose a topic of the import.</source>
   <translation>ไม่มีความคิดเห็นที่มีตำแหน่งในประเด็น {topic} กรุณาเลือกประเด็นที่มีในไฟล์ที่นำเข้า</translation>
  </message>
  <message>
   <source>No post found among {read}. A name must be whole; words need four letters.</source>
   <translation>ไม่พบโพสต์ใดจาก {read} โพสต์ ชื่อต้องพิมพ์ให้ครบ ส่วนถ้อยคำต้องมีอย่างน้อยสี่ตัวอักษร</translation>
  </message>
  <message>
   <source>No post has a place of its own.</source>
   <translation>ไม่มีความคิดเห็นใดที่มีตำแหน่งของตัวเอง</translation>
  </message>
  <message>
   <source>No post lies in the study area. Choose a city pack that covers the posts.</source>
   <translation>ไม่มีความคิดเห็นอยู่ในพื้นที่ศึกษา กรุณาเลือกชุดข้อมูลเมืองที่ครอบคลุมความคิดเห็นเหล่านี้</translation>
  </message>
  <message>
   <source>No posts can be shown of this cell: nobody wrote here, or too few people did.</source>
   <translation>แสดงโพสต์ของช่องนี้ไม่ได้ เพราะไม่มีใครเขียนที่นี่ หรือมีคนเขียนน้อยเกินไป</translation>
  </message>
  <message>
   <source>No round is open.</source>
   <translation>ยังไม่ได้เปิดรอบลงคะแนน</translation>
  </message>
  <message>
   <source>No second place is chosen.</source>
   <translation>ยังไม่ได้เลือกที่เก็บสำรอง</translation>
  </message>
  <message>
   <source>No spare copy could be made in {folder}: {reason}</source>
   <translation>ทำสำเนาสำรองใน {folder} ไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>No stage has begun yet.</source>
   <translation>ยังไม่ได้เริ่มช่วงใด</translation>
  </message>
  <message>
   <source>No stage has ended yet at these tables.</source>
   <translation>ยังไม่มีช่วงใดจบที่โต๊ะเหล่านี้</translation>
  </message>
  <message>
   <source>No table drew here.</source>
   <translation>ไม่มีโต๊ะใดวาดตรงนี้</translation>
  </message>
  <message>
   <source>No topic of this import has posts with a place.</source>
   <translation>ไม่มีประเด็นใดในการนำเข้านี้ที่มีความคิดเห็นพร้อมตำแหน่ง</translation>
  </message>
  <message>
   <source>No topic: none of the words is in it.</source>
   <translation>ไม่ได้ประเด็นใด เพราะไม่มีคำใดอยู่ในประโยค</translation>
  </message>
  <message>
   <source>No workshop is open.</source>
   <translation>ยังไม่ได้เปิดเวิร์กช็อป</translation>
  </message>
  <message>
   <source>Nobody spoke where the base says that anybody is: there is nothing to scan.</source>
   <translation>ไม่มีใครแสดงความเห็นในที่ที่ฐานเปรียบเทียบมีคน จึงไม่มีอะไรให้กวาดหา</translation>
  </message>
  <message>
   <source>Nobody wrote in this cell itself.</source>
   <translation>ไม่มีใครเขียนถึงในช่องนี้เอง</translation>
  </message>
  <message>
   <source>None at the moment.</source>
   <translation>ตอนนี้ยังไม่มี</translation>
  </message>
  <message>
   <source>None of the districts in {file} is in this pack. Use an extract of Chiang Mai.</source>
   <translation>ไม่มีอำเภอใดใน {file} อยู่ในชุดข้อมูลนี้ กรุณาใช้ไฟล์ข้อมูล OSM ของเชียงใหม่</translation>
  </message>
  <message>
   <source>None of the posts has a date, so no waves can be seen. Find hotspots instead.</source>
   <translation>ไม่มีความคิดเห็นใดมีวันที่ จึงดูคลื่นไม่ได้ ให้หาจุดร้อนแทน</translation>
  </message>
  <message>
   <source>None of the posts has a place, so there is nothing to map. See the read report for the reason.</source>
   <translation>ไม่มีความคิดเห็นใดระบุตำแหน่งได้ จึงยังทำแผนที่ไม่ได้ ดูสาเหตุได้ในรายงานการอ่าน</translation>
  </message>
  <message>
   <source>None of these files can be used. Add the files of one workshop.</source>
   <translation>ไม่มีไฟล์ใดใช้ได้ ให้เพิ่มไฟล์ของเวิร์กช็อปเดียวกัน</translation>
  </message>
  <message>
   <source>Not asked for their size yet: {count}.</source>
   <translation>ยังไม่ได้ตรวจขนาดอีก {count} ไฟล์</translation>
  </message>
  <message>
   <source>Not in a room. Everything is in this table's file.</source>
   <translation>ยังไม่ได้อยู่ในห้อง ทุกอย่างอยู่ในไฟล์ของโต๊ะนี้</translation>
  </message>
  <message>
   <source>Not plugged in.</source>
   <translation>ไม่ได้เสียบปลั๊ก</translation>
  </message>
  <message>
   <source>Not plugged in; {charge}.</source>
   <translation>ไม่ได้เสียบปลั๊ก {charge}</translation>
  </message>
  <message>
   <source>Not ready in this pack: {count}.</source>
   <translation>ยังไม่พร้อมในชุดข้อมูลนี้ {count} ชั้น</translation>
  </message>
  <message>
   <source>Not reconnected, since the packs at hand would mix the sample city with the real one: {layers}. Open the pack they came from.</source>
   <translation>ไม่ได้เชื่อม {layers} เพราะชุดข้อมูลที่มีอยู่จะทำให้เมืองตัวอย่างปนกับเมืองจริง กรุณาเปิดชุดข้อมูลที่ใช้แต่เดิม</translation>
  </message>
  <message>
   <source>Not these</source>
   <translation>ยกเว้นคำเหล่านี้</translation>
  </message>
  <message>
   <source>Not tried</source>
   <translation>ยังไม่ได้ลอง</translation>
  </message>
  <message>
   <source>Not tried yet.</source>
   <translation>ยังไม่ได้ลอง</translation>
  </message>
  <message>
   <source>Not where most people speak, but where more do than live there; small numbers of residents are smoothed. Needs who lives where.</source>
   <translation>ไม่ใช่ที่ที่คนพูดถึงมากที่สุด แต่เป็นที่ที่คนพูดถึงมากเมื่อเทียบกับจำนวนผู้อยู่อาศัย ปรับเรียบเมื่อผู้อยู่อาศัยน้อย ต้องเลือกข้อมูลประชากรก่อน</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>หมายเหตุ</translation>
  </message>
  <message>
   <source>Note on the last stroke</source>
   <translation>หมายเหตุของชิ้นล่าสุด</translation>
  </message>
  <message>
   <source>Note on what you tapped</source>
   <translation>หมายเหตุของชิ้นที่แตะ</translation>
  </message>
  <message>
   <source>Note, e.g. a condition (no names)</source>
   <translation>หมายเหตุ เช่น เงื่อนไข (ไม่ใส่ชื่อคน)</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>หมายเหตุ</translation>
  </message>
  <message>
   <source>Nothing can be saved in {folder}: {reason}.</source>
   <translation>บันทึกลง {folder} ไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>Nothing differs between the two packs.</source>
   <translation>ชุดข้อมูลทั้งสองไม่มีอะไรต่างกัน</translation>
  </message>
  <message>
   <source>Nothing found. Try another word, in Thai or in English, or fewer words.</source>
   <translation>ไม่พบชั้นข้อมูล ลองใช้คำอื่น ภาษาไทยหรืออังกฤษก็ได้ หรือใช้คำให้น้อยลง</translation>
  </message>
  <message>
   <source>Nothing is chosen yet.</source>
   <translation>ยังไม่ได้เลือก</translation>
  </message>
  <message>
   <source>Nothing is drawn at one of the two moments, so they cannot be compared.</source>
   <translation>จากสองเวลาที่เลือก มีเวลาหนึ่งที่ยังไม่มีภาพวาด จึงเทียบกันไม่ได้</translation>
  </message>
  <message>
   <source>Nothing is drawn that this film could show.</source>
   <translation>ยังไม่มีสิ่งที่วาดไว้ให้ฉายเป็นหนัง</translation>
  </message>
  <message>
   <source>Nothing is left.</source>
   <translation>ไม่มีอะไรเหลือแล้ว</translation>
  </message>
  <message>
   <source>Nothing of these two futures is drawn yet.</source>
   <translation>สองอนาคตนี้ยังไม่มีใครวาด</translation>
  </message>
  <message>
   <source>Nothing of {file} lies in the area asked for. Choose another extract or area.</source>
   <translation>{file} ไม่มีข้อมูลในพื้นที่ที่เลือก กรุณาเลือกไฟล์ข้อมูล OSM หรือพื้นที่อื่น</translation>
  </message>
  <message>
   <source>Nothing was drawn on the pad.</source>
   <translation>ยังไม่ได้ลองวาดในกรอบ</translation>
  </message>
  <message>
   <source>Nothing was found.</source>
   <translation>ไม่พบสิ่งใด</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>ตอนนี้</translation>
  </message>
  <message>
   <source>Now, or as it was when a stage ended</source>
   <translation>ตอนนี้ หรือตอนจบแต่ละช่วง</translation>
  </message>
  <message>
   <source>Number of the post</source>
   <translation>รหัสโพสต์</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>ตัวเลข</translation>
  </message>
  <message>
   <source>Of all people who wrote here, {share} % wrote of the map's topic: {lift} times the part in the whole area.</source>
   <translation>ในบรรดาคนที่เขียนถึงที่นี่ {share} % พูดถึงประเด็นของแผนที่นี้ คิดเป็น {lift} เท่าของสัดส่วนทั้งพื้นที่</translation>
  </message>
  <message>
   <source>Of the pairs of tables {closer} came closer and {apart} moved apart.</source>
   <translation>เมื่อเทียบโต๊ะทีละคู่ มี {closer} คู่ที่วาดตรงกันมากขึ้น และ {apart} คู่ที่ตรงกันน้อยลง</translation>
  </message>
  <message>
   <source>Offers that wait for an answer</source>
   <translation>ข้อเสนอที่รอคำตอบ</translation>
  </message>
  <message>
   <source>Offline workshop pack</source>
   <translation>ชุดเวิร์กช็อปออฟไลน์</translation>
  </message>
  <message>
   <source>Older pack</source>
   <translation>ชุดข้อมูลเก่า</translation>
  </message>
  <message>
   <source>One dot placed. {what}</source>
   <translation>แปะหนึ่งจุดแล้ว {what}</translation>
  </message>
  <message>
   <source>One dot taken back. {what}</source>
   <translation>เอาคืนหนึ่งจุดแล้ว {what}</translation>
  </message>
  <message>
   <source>One file of all tables</source>
   <translation>ไฟล์รวมทุกโต๊ะ</translation>
  </message>
  <message>
   <source>One laptop holds the bargaining, the facilitator's: groups come and say what they offer and answer. What is answered on another laptop would arrive only when files are merged.</source>
   <translation>การต่อรองบันทึกที่เครื่องของผู้จัดเครื่องเดียว แต่ละกลุ่มมาบอกข้อเสนอและคำตอบที่เครื่องนี้ ถ้าตอบที่เครื่องอื่น จะเห็นคำตอบก็ต่อเมื่อรวมไฟล์แล้ว</translation>
  </message>
  <message>
   <source>One of the two is the drawn sample city.</source>
   <translation>ชุดหนึ่งในสองชุดนี้เป็นเมืองตัวอย่างที่วาดขึ้น</translation>
  </message>
  <message>
   <source>One person's posts</source>
   <translation>โพสต์ของคนคนเดียว</translation>
  </message>
  <message>
   <source>One screen: {screens}.</source>
   <translation>มีจอเดียว: {screens}</translation>
  </message>
  <message>
   <source>One shows few pixels: use big letters, and read the test picture from the back.</source>
   <translation>มีจอหนึ่งความละเอียดต่ำ ให้ใช้ตัวอักษรใหญ่ และลองอ่านภาพทดสอบจากแถวหลังสุด</translation>
  </message>
  <message>
   <source>One table's file. While a workshop is open: of a further table of that workshop</source>
   <translation>ไฟล์ของโต๊ะหนึ่ง ถ้าเปิดเวิร์กช็อปอยู่ จะเป็นไฟล์ของโต๊ะที่เพิ่มมาในเวิร์กช็อปนั้น</translation>
  </message>
  <message>
   <source>One zip file</source>
   <translation>ไฟล์ zip ไฟล์เดียว</translation>
  </message>
  <message>
   <source>Only counted: names become random numbers and are not kept.</source>
   <translation>ใช้นับจำนวนคนเท่านั้น ชื่อจะกลายเป็นเลขสุ่มและไม่ถูกเก็บไว้</translation>
  </message>
  <message>
   <source>Only this area</source>
   <translation>เฉพาะพื้นที่นี้</translation>
  </message>
  <message>
   <source>Only this future</source>
   <translation>เฉพาะอนาคตนี้</translation>
  </message>
  <message>
   <source>Only this topic</source>
   <translation>เฉพาะประเด็นนี้</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>เปิด</translation>
  </message>
  <message>
   <source>Open a city pack</source>
   <translation>เปิดชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>Open a city pack, or build one.</source>
   <translation>เปิดชุดข้อมูลเมือง หรือสร้างชุดใหม่</translation>
  </message>
  <message>
   <source>Open a palette</source>
   <translation>เปิดชุดสิ่งที่วาดได้</translation>
  </message>
  <message>
   <source>Open a plan, or a table's file</source>
   <translation>เปิดแผน หรือไฟล์ของโต๊ะ</translation>
  </message>
  <message>
   <source>Open a plan…</source>
   <translation>เปิดแผน…</translation>
  </message>
  <message>
   <source>Open a table's file, or choose the folder that it will be in.</source>
   <translation>เปิดไฟล์ของโต๊ะ หรือเลือกโฟลเดอร์ที่จะเก็บไฟล์</translation>
  </message>
  <message>
   <source>Open a workshop file</source>
   <translation>เปิดไฟล์เวิร์กช็อป</translation>
  </message>
  <message>
   <source>Open a workshop file to see its numbers.</source>
   <translation>เปิดไฟล์เวิร์กช็อปเพื่อดูตัวเลข</translation>
  </message>
  <message>
   <source>Open an offline workshop pack: its zip, or SHA256SUMS in its folder</source>
   <translation>เปิดชุดเวิร์กช็อปออฟไลน์: เลือกไฟล์ zip หรือ SHA256SUMS ในโฟลเดอร์</translation>
  </message>
  <message>
   <source>Open an offline workshop pack…</source>
   <translation>เปิดชุดเวิร์กช็อปออฟไลน์…</translation>
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
   <source>Open the round</source>
   <translation>เปิดรอบลงคะแนน</translation>
  </message>
  <message>
   <source>Open the test picture, drag it over and read it from the back row.</source>
   <translation>เปิดภาพทดสอบ ลากไปที่จอโปรเจกเตอร์ แล้วลองอ่านจากแถวหลังสุด</translation>
  </message>
  <message>
   <source>Open · {count} strokes</source>
   <translation>เปิดอยู่ · {count} ชิ้น</translation>
  </message>
  <message>
   <source>Open: counts are seen</source>
   <translation>เปิดเผย เห็นคะแนนทันที</translation>
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
   <source>OpenStreetMap of all Thailand, from Geofabrik</source>
   <translation>OpenStreetMap ทั้งประเทศ จาก Geofabrik</translation>
  </message>
  <message>
   <source>OpenStreetMap of the city, from Overpass</source>
   <translation>OpenStreetMap เฉพาะตัวเมือง จาก Overpass</translation>
  </message>
  <message>
   <source>Opened {file}.</source>
   <translation>เปิด {file} แล้ว</translation>
  </message>
  <message>
   <source>Opening the extract</source>
   <translation>กำลังเปิดไฟล์ข้อมูล OSM</translation>
  </message>
  <message>
   <source>Opening {file}</source>
   <translation>กำลังเปิด {file}</translation>
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
   <source>Opinion clusters</source>
   <translation>กลุ่มความคิดเห็น</translation>
  </message>
  <message>
   <source>Opinion clusters by population</source>
   <translation>กลุ่มความคิดเห็นเทียบประชากร</translation>
  </message>
  <message>
   <source>Opinion hotspots</source>
   <translation>จุดร้อนความคิดเห็น</translation>
  </message>
  <message>
   <source>Opinion waves</source>
   <translation>คลื่นความคิดเห็น</translation>
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
   <source>Other details changed</source>
   <translation>แก้รายละเอียด</translation>
  </message>
  <message>
   <source>Other source files (folder, optional)</source>
   <translation>ไฟล์จากแหล่งข้อมูลอื่น (โฟลเดอร์ ไม่บังคับ)</translation>
  </message>
  <message>
   <source>Other tables (live)</source>
   <translation>โต๊ะอื่น (สด)</translation>
  </message>
  <message>
   <source>Others wrote {count} of the texts word for word, so their words cannot be searched for.</source>
   <translation>มีข้อความ {count} รายการที่คนอื่นเขียนไว้ตรงกันทุกคำ จึงค้นหาด้วยถ้อยคำไม่ได้</translation>
  </message>
  <message>
   <source>Over time: {pattern} (from {layer}).</source>
   <translation>เมื่อดูตามเวลา {pattern} (จาก {layer})</translation>
  </message>
  <message>
   <source>Overlap of layers</source>
   <translation>การซ้อนทับของชั้นข้อมูล</translation>
  </message>
  <message>
   <source>Paint an area with a broad stroke</source>
   <translation>ระบายเป็นพื้นที่ด้วยเส้นใหญ่</translation>
  </message>
  <message>
   <source>Patterns of waves</source>
   <translation>รูปแบบของคลื่น</translation>
  </message>
  <message>
   <source>Pen</source>
   <translation>ปากกา</translation>
  </message>
  <message>
   <source>People</source>
   <translation>จำนวนคน</translation>
  </message>
  <message>
   <source>People by stance: {stances}.</source>
   <translation>จำนวนคนตามท่าที: {stances}</translation>
  </message>
  <message>
   <source>People in each step of time, {first} to {last}, from {layer}</source>
   <translation>จำนวนคนในแต่ละช่วงเวลา ตั้งแต่ {first} ถึง {last} จาก {layer}</translation>
  </message>
  <message>
   <source>People per resident (needs a population)</source>
   <translation>จำนวนคนต่อประชากร (ต้องมีข้อมูลประชากร)</translation>
  </message>
  <message>
   <source>People per resident need a population with residents here: choose one.</source>
   <translation>จำนวนคนต่อประชากรต้องใช้ข้อมูลประชากรที่มีคนอาศัยอยู่ในบริเวณนี้ โปรดเลือกข้อมูลประชากร</translation>
  </message>
  <message>
   <source>People per step</source>
   <translation>จำนวนคนในแต่ละช่วงเวลา</translation>
  </message>
  <message>
   <source>People speak of this place no more and no less than chance would bring.</source>
   <translation>คนพูดถึงที่นี่ไม่มากและไม่น้อยไปกว่าที่จะเกิดโดยบังเอิญ</translation>
  </message>
  <message>
   <source>People: {people}. Posts: {posts}.</source>
   <translation>จำนวนคน {people} คน จำนวนเรื่อง {posts} เรื่อง</translation>
  </message>
  <message>
   <source>Perhaps</source>
   <translation>อาจจะ</translation>
  </message>
  <message>
   <source>Person: a name, the number of a post, words or a telephone number</source>
   <translation>บุคคล: ชื่อ เลขโพสต์ ถ้อยคำ หรือหมายเลขโทรศัพท์</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>สถานที่</translation>
  </message>
  <message>
   <source>Placed by a name in the text: {spots} at a place, {areas} in an area; {doubts} are in doubt and wait for review.</source>
   <translation>วางตำแหน่งจากชื่อในข้อความ: ได้จุด {spots} รายการ ได้เป็นพื้นที่ {areas} รายการ ยังไม่แน่ใจ {doubts} รายการ รอการตรวจ</translation>
  </message>
  <message>
   <source>Placed by name: {known} of {count}; the others lie in the middle of their tambon.</source>
   <translation>หาตำแหน่งจากชื่อได้ {known} จาก {count} แห่ง ที่เหลือวางไว้กลางตำบล</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>สถานที่</translation>
  </message>
  <message>
   <source>Places are found by the names in a city pack. Choose one.</source>
   <translation>การหาสถานที่ใช้ชื่อในชุดข้อมูลเมือง โปรดเลือกหนึ่งชุด</translation>
  </message>
  <message>
   <source>Places to find in the warm-up</source>
   <translation>สถานที่ให้หาตอนอุ่นเครื่อง</translation>
  </message>
  <message>
   <source>Places where something is left</source>
   <translation>ที่ที่ยังมีสิ่งเหลืออยู่</translation>
  </message>
  <message>
   <source>Platform</source>
   <translation>แพลตฟอร์ม</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>เล่น</translation>
  </message>
  <message>
   <source>Plug a stick in and choose it: if this disk fails, people draw on from there.</source>
   <translation>เสียบแฟลชไดรฟ์แล้วเลือก ถ้าดิสก์นี้เสีย จะได้วาดต่อจากที่นั่น</translation>
  </message>
  <message>
   <source>Plug the disk in, or choose another folder.</source>
   <translation>เสียบดิสก์ หรือเลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>Plug the laptop in before people come.</source>
   <translation>เสียบปลั๊กก่อนคนมา</translation>
  </message>
  <message>
   <source>Plug the projector in. If it shows the same as the laptop, that is enough: open the test picture and read it from the back row.</source>
   <translation>เสียบโปรเจกเตอร์ ถ้าขึ้นภาพเดียวกับโน้ตบุ๊กก็ใช้ได้แล้ว ให้เปิดภาพทดสอบแล้วลองอ่านจากแถวหลังสุด</translation>
  </message>
  <message>
   <source>Plugged in.</source>
   <translation>เสียบปลั๊กอยู่</translation>
  </message>
  <message>
   <source>Plugged in; {charge}.</source>
   <translation>เสียบปลั๊กอยู่ {charge}</translation>
  </message>
  <message>
   <source>Pointed at on the map</source>
   <translation>ชี้บนแผนที่</translation>
  </message>
  <message>
   <source>Population (raster, points or polygons)</source>
   <translation>ประชากร (ราสเตอร์ จุด หรือพื้นที่)</translation>
  </message>
  <message>
   <source>Posts by topic: {topics}.</source>
   <translation>จำนวนเรื่องตามประเด็น: {topics}</translation>
  </message>
  <message>
   <source>Posts erased: {posts}.</source>
   <translation>ลบแล้ว {posts} โพสต์</translation>
  </message>
  <message>
   <source>Posts in each step of time, {first} to {last}, from {layer}</source>
   <translation>จำนวนเรื่องในแต่ละช่วงเวลา ตั้งแต่ {first} ถึง {last} จาก {layer}</translation>
  </message>
  <message>
   <source>Posts of cell {cell}</source>
   <translation>โพสต์ของช่อง {cell}</translation>
  </message>
  <message>
   <source>Posts of others may speak of the person: search for the name again and tick them.</source>
   <translation>โพสต์ของคนอื่นอาจพูดถึงคนนี้ ให้ค้นหาชื่ออีกครั้งแล้วทำเครื่องหมาย</translation>
  </message>
  <message>
   <source>Posts per step</source>
   <translation>จำนวนเรื่องในแต่ละช่วงเวลา</translation>
  </message>
  <message>
   <source>Posts to be erased: {posts}. They go from results ({maps}; made again without them, or removed), layers of points ({points}) and files of kept posts ({stores}), and are left out whenever the file is read again. This cannot be undone. Your own file of opinions stays as it is.</source>
   <translation>จะนำโพสต์ {posts} รายการออกจากผลลัพธ์ {maps} รายการ (สร้างใหม่โดยไม่มีโพสต์เหล่านี้ หรือนำออก) จากชั้นจุด {points} ชั้น และจากไฟล์โพสต์ที่เก็บไว้ {stores} ไฟล์ และจะเว้นไว้ทุกครั้งที่อ่านไฟล์นี้อีก ย้อนกลับไม่ได้ ไฟล์ความคิดเห็นของคุณเองยังเหมือนเดิม</translation>
  </message>
  <message>
   <source>Posts whose export names no topic get the topics whose words their text holds; they are called suggested. One word to a line; Thai words are found anywhere, Latin ones as whole words. Longer words under “Not these” speak of something else.</source>
   <translation>ความคิดเห็นที่ไฟล์ต้นทางไม่ได้ระบุประเด็น จะได้ประเด็นตามคำที่พบในข้อความ และจะเรียกว่าประเด็นที่เครื่องเสนอ พิมพ์บรรทัดละคำ คำไทยค้นได้ทุกตำแหน่ง คำอักษรละตินต้องตรงทั้งคำ ส่วนคำที่ยาวกว่าในช่อง “ยกเว้นคำเหล่านี้” คือคำที่หมายถึงเรื่องอื่น</translation>
  </message>
  <message>
   <source>Posts: {posts}. How many people wrote them is not known.</source>
   <translation>จำนวนเรื่อง {posts} เรื่อง ไม่ทราบว่ามาจากกี่คน</translation>
  </message>
  <message>
   <source>Posts: {posts}. Quotes: {quotes}. Space ticks, Delete takes the tick away, the arrow keys move.</source>
   <translation>โพสต์: {posts} ยกมาอ้าง: {quotes} · Space ทำเครื่องหมาย · Delete เอาเครื่องหมายออก · ลูกศรเลื่อน</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>ไฟฟ้า</translation>
  </message>
  <message>
   <source>Press again to close the round</source>
   <translation>กดอีกครั้งเพื่อปิดรอบ</translation>
  </message>
  <message>
   <source>Press again to end it</source>
   <translation>กดอีกครั้งเพื่อจบ</translation>
  </message>
  <message>
   <source>Press the button, then click or tap a cell of a hotspot map.</source>
   <translation>กดปุ่ม แล้วคลิกหรือแตะช่องของแผนที่จุดร้อน</translation>
  </message>
  <message>
   <source>Press, drag and lift here</source>
   <translation>กด ลาก แล้วยกขึ้นตรงนี้</translation>
  </message>
  <message>
   <source>Press, drag and lift in the frame, with what people will draw with.</source>
   <translation>ใช้เครื่องมือที่จะใช้จริง กด ลาก แล้วยกขึ้นในกรอบ</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation>ฉายขึ้นจอ</translation>
  </message>
  <message>
   <source>Propose again</source>
   <translation>เสนอใหม่</translation>
  </message>
  <message>
   <source>Published once; no newer edition exists.</source>
   <translation>เผยแพร่ครั้งเดียว ไม่มีฉบับใหม่กว่า</translation>
  </message>
  <message>
   <source>Publisher</source>
   <translation>ผู้เผยแพร่</translation>
  </message>
  <message>
   <source>Push the map; two fingers do so too</source>
   <translation>เลื่อนแผนที่ ใช้สองนิ้วก็ได้</translation>
  </message>
  <message>
   <source>Put a pin on the map</source>
   <translation>ปักหมุดบนแผนที่</translation>
  </message>
  <message>
   <source>Put all strokes into a new file, on another disk, and go on drawing there</source>
   <translation>เก็บสิ่งที่วาดทั้งหมดลงไฟล์ใหม่ในดิสก์อื่น แล้ววาดต่อในไฟล์นั้น</translation>
  </message>
  <message>
   <source>Put away</source>
   <translation>ปิดหนัง</translation>
  </message>
  <message>
   <source>Put the layers on the map that people will see, then measure again.</source>
   <translation>เปิดชั้นข้อมูลที่จะให้คนดูจริงก่อน แล้ววัดใหม่</translation>
  </message>
  <message>
   <source>Puts all tables into one new file; the tables' own files stay as they are</source>
   <translation>รวมทุกโต๊ะไว้ในไฟล์ใหม่ไฟล์เดียว ไฟล์ของแต่ละโต๊ะยังอยู่เหมือนเดิม</translation>
  </message>
  <message>
   <source>Puts the map into a file of its own. Until then it is gone when QGIS closes.</source>
   <translation>เก็บแผนที่ไว้เป็นไฟล์ต่างหาก ถ้าไม่บันทึก แผนที่จะหายไปเมื่อปิด QGIS</translation>
  </message>
  <message>
   <source>Puts the workshop files of many tables into one file. Each stroke keeps the code of its table. The order of the files does not matter, and merging a file twice adds nothing. The tables' own files are only read. Files of another workshop are left out and the report says why; it also names strokes that two files hold differently, and clocks that seem wrong.</source>
   <translation>รวมไฟล์เวิร์กช็อปของหลายโต๊ะเป็นไฟล์เดียว ทุกเส้นยังมีรหัสโต๊ะของตน ลำดับของไฟล์ไม่มีผล และรวมไฟล์เดิมซ้ำก็ไม่เพิ่มอะไร ไฟล์ของแต่ละโต๊ะถูกอ่านอย่างเดียว ไฟล์ของเวิร์กช็อปอื่นจะไม่ถูกรวมโดยรายงานบอกเหตุผล รายงานยังระบุเส้นที่สองไฟล์เก็บไว้ไม่ตรงกัน และนาฬิกาที่น่าจะผิด</translation>
  </message>
  <message>
   <source>QGIS could not log in to the room's database. Look at the connection in QGIS: its database, user and password.</source>
   <translation>QGIS เข้าสู่ฐานข้อมูลของห้องไม่ได้ ให้ตรวจการเชื่อมต่อใน QGIS: ชื่อฐานข้อมูล ชื่อผู้ใช้ และรหัสผ่าน</translation>
  </message>
  <message>
   <source>QGIS has no PostgreSQL connection yet. Make one in Layer ▸ Data Source Manager ▸ PostgreSQL; keep its password in QGIS's own password store.</source>
   <translation>QGIS ยังไม่มีการเชื่อมต่อ PostgreSQL สร้างได้ที่เมนู Layer ▸ Data Source Manager ▸ PostgreSQL และเก็บรหัสผ่านไว้ในที่เก็บรหัสผ่านของ QGIS เอง</translation>
  </message>
  <message>
   <source>QGIS keeps it in its own history: clear it in the Processing toolbox and log panel.</source>
   <translation>QGIS เก็บไว้ในประวัติของตัวเอง ให้ล้างในกล่องเครื่องมือประมวลผลและแผงบันทึก</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>คำถามของเมือง</translation>
  </message>
  <message>
   <source>Quote</source>
   <translation>ยกมาอ้าง</translation>
  </message>
  <message>
   <source>Quotes dropped: {count}.</source>
   <translation>คำพูดที่ตัดออก: {count}</translation>
  </message>
  <message>
   <source>Quotes in the project</source>
   <translation>คำพูดในโครงการ</translation>
  </message>
  <message>
   <source>Random trials</source>
   <translation>จำนวนครั้งที่สุ่ม</translation>
  </message>
  <message>
   <source>Reactions</source>
   <translation>จำนวนการตอบสนอง</translation>
  </message>
  <message>
   <source>Reactions to the posts: {reactions}. They are clicks, counted apart from people.</source>
   <translation>ปฏิกิริยาต่อโพสต์: {reactions} ครั้ง เป็นจำนวนการกด นับแยกจากจำนวนคน</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>อ่านผล</translation>
  </message>
  <message>
   <source>Read a cell on the map</source>
   <translation>อ่านช่องบนแผนที่</translation>
  </message>
  <message>
   <source>Read as one: {parts}</source>
   <translation>อ่านรวมเป็นชุดเดียว: {parts}</translation>
  </message>
  <message>
   <source>Read from its publisher whenever it is shown.</source>
   <translation>ดึงข้อมูลจากผู้เผยแพร่ทุกครั้งที่แสดง</translation>
  </message>
  <message>
   <source>Read it again</source>
   <translation>อ่านอีกครั้ง</translation>
  </message>
  <message>
   <source>Read live from the publisher's service.</source>
   <translation>ดึงข้อมูลสดจากบริการของผู้เผยแพร่</translation>
  </message>
  <message>
   <source>Read or placed otherwise than when they were first made, so compare them: {titles}.</source>
   <translation>อ่านหรือวางตำแหน่งต่างจากตอนที่สร้างครั้งแรก จึงควรเปรียบเทียบดู: {titles}</translation>
  </message>
  <message>
   <source>Read report</source>
   <translation>รายงานการอ่าน</translation>
  </message>
  <message>
   <source>Read the file</source>
   <translation>อ่านไฟล์</translation>
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
   <source>Reading the tables' files</source>
   <translation>กำลังอ่านไฟล์ของโต๊ะ</translation>
  </message>
  <message>
   <source>Reading {file}</source>
   <translation>กำลังอ่าน {file}</translation>
  </message>
  <message>
   <source>Reads a file of opinions as its platform exports it (Traffy Fondue, Facebook, Decidim, KoboToolbox, LINE and others, or any table), mends what can be mended and says in a report what became of every row. With a city pack, places that the texts name are found. Names, photographs and links to people are dropped while reading. The layer holds no text of the opinions. Its points are exact: do not publish them, publish hotspots, or have the points masked. A download in several parts is read whole: choose any of them.</source>
   <translation>อ่านไฟล์ความคิดเห็นตามที่แต่ละแพลตฟอร์มส่งออก (Traffy Fondue, Facebook, Decidim, KoboToolbox, LINE และอื่น ๆ หรือตารางใดก็ได้) ซ่อมสิ่งที่ซ่อมได้ และรายงานว่าแต่ละแถวเป็นอย่างไร หากมีชุดข้อมูลเมือง จะหาสถานที่ที่ข้อความเอ่ยถึงด้วย ชื่อ ภาพถ่าย และลิงก์ที่โยงถึงบุคคลถูกตัดออกตั้งแต่ตอนอ่าน ชั้นข้อมูลไม่มีข้อความของความคิดเห็น จุดบอกตำแหน่งที่แน่นอน จึงไม่ควรเผยแพร่ ให้เผยแพร่แผนที่จุดร้อนหรือพรางจุดก่อน หากไฟล์ดาวน์โหลดมีหลายส่วน เลือกส่วนใดก็ได้ ระบบจะอ่านครบทุกส่วน</translation>
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
   <source>Reconnect</source>
   <translation>เชื่อมอีกครั้ง</translation>
  </message>
  <message>
   <source>Reconnect lost layers</source>
   <translation>เชื่อมชั้นข้อมูลที่หาไฟล์ไม่พบ</translation>
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
   <source>Refuse</source>
   <translation>ปฏิเสธ</translation>
  </message>
  <message>
   <source>Rehearsal check</source>
   <translation>ตรวจความพร้อมก่อนงาน</translation>
  </message>
  <message>
   <source>Rehearsal check…</source>
   <translation>ตรวจก่อนงาน…</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>ไม่ใช่</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>ลบ</translation>
  </message>
  <message>
   <source>Remove this layer from the project.</source>
   <translation>ให้นำชั้นข้อมูลนี้ออกจากโครงการ</translation>
  </message>
  <message>
   <source>Remove what I just added</source>
   <translation>นำสิ่งที่เพิ่งเพิ่มออก</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation>หายไป</translation>
  </message>
  <message>
   <source>Removed: {titles}.</source>
   <translation>นำออกแล้ว: {titles}</translation>
  </message>
  <message>
   <source>Removed; make them again where you need them: {titles}.</source>
   <translation>นำออกแล้ว หากต้องการให้สร้างใหม่: {titles}</translation>
  </message>
  <message>
   <source>Renewed every</source>
   <translation>รอบการปรับปรุง</translation>
  </message>
  <message>
   <source>Repairs to leave out</source>
   <translation>การซ่อมที่ไม่ต้องทำ</translation>
  </message>
  <message>
   <source>Replace the selected words by […]</source>
   <translation>แทนคำที่เลือกด้วย […]</translation>
  </message>
  <message>
   <source>Replay film</source>
   <translation>หนังย้อนรอย</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>รายงาน</translation>
  </message>
  <message>
   <source>Report of what was erased</source>
   <translation>รายงานสิ่งที่ลบ</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>คืนค่าทั้งหมด</translation>
  </message>
  <message>
   <source>Reset this one</source>
   <translation>คืนค่าหมวดนี้</translation>
  </message>
  <message>
   <source>Responsible upstream</source>
   <translation>ผู้รับผิดชอบต้นทาง</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>ผลคะแนน</translation>
  </message>
  <message>
   <source>Review the posts…</source>
   <translation>อ่านตรวจความคิดเห็น…</translation>
  </message>
  <message>
   <source>Rings of neighbours</source>
   <translation>จำนวนวงช่องรอบข้าง</translation>
  </message>
  <message>
   <source>Room on the disk</source>
   <translation>ที่ว่างในดิสก์</translation>
  </message>
  <message>
   <source>Rough check: with the two moments swapped at random table by table, a change this large came up in {percent} of 100 cases.</source>
   <translation>ตรวจคร่าว ๆ: เมื่อสุ่มสลับก่อนกับหลังของแต่ละโต๊ะ จะพบการเปลี่ยนแปลงมากเท่านี้ {percent} ใน 100 ครั้ง</translation>
  </message>
  <message>
   <source>Round number</source>
   <translation>รอบที่</translation>
  </message>
  <message>
   <source>Round {number} is open and secret.</source>
   <translation>รอบที่ {number} เปิดอยู่ ลงคะแนนลับ</translation>
  </message>
  <message>
   <source>Round {number} is open.</source>
   <translation>รอบที่ {number} เปิดอยู่</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>แถว</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>จำนวนแถว</translation>
  </message>
  <message>
   <source>Rows kept</source>
   <translation>จำนวนแถวที่เก็บไว้</translation>
  </message>
  <message>
   <source>Rows met more than once</source>
   <translation>จำนวนแถวที่พบซ้ำ</translation>
  </message>
  <message>
   <source>Rows of the merged journal</source>
   <translation>จำนวนแถวในบันทึกที่รวมแล้ว</translation>
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
   <source>Rows without data</source>
   <translation>แถวที่ไม่มีข้อมูล</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>ดำเนินงาน</translation>
  </message>
  <message>
   <source>Run again</source>
   <translation>ทำซ้ำ</translation>
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
   <source>SARA AM typed in pieces put together</source>
   <translation>รวมสระอำที่พิมพ์แยกชิ้นให้เป็นตัวเดียว</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>ตัวอย่าง</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>บันทึก</translation>
  </message>
  <message>
   <source>Save CSV…</source>
   <translation>บันทึก CSV…</translation>
  </message>
  <message>
   <source>Save GeoPackage…</source>
   <translation>บันทึก GeoPackage…</translation>
  </message>
  <message>
   <source>Save HTML…</source>
   <translation>บันทึกเป็น HTML…</translation>
  </message>
  <message>
   <source>Save all strokes to another file</source>
   <translation>บันทึกสิ่งที่วาดทั้งหมดลงไฟล์อื่น</translation>
  </message>
  <message>
   <source>Save as pictures…</source>
   <translation>บันทึกเป็นภาพ…</translation>
  </message>
  <message>
   <source>Save elsewhere…</source>
   <translation>บันทึกที่อื่น…</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>บันทึกภาพ…</translation>
  </message>
  <message>
   <source>Save the changes to the codebook?</source>
   <translation>บันทึกการแก้ไขสมุดรหัสหรือไม่</translation>
  </message>
  <message>
   <source>Save the licence sheet</source>
   <translation>บันทึกใบแสดงสิทธิ์การใช้ข้อมูล</translation>
  </message>
  <message>
   <source>Save the log of deals</source>
   <translation>บันทึกรายการต่อรอง</translation>
  </message>
  <message>
   <source>Save the map as a file first: it is read from there.</source>
   <translation>บันทึกแผนที่เป็นไฟล์ก่อน เพราะต้องอ่านจากไฟล์</translation>
  </message>
  <message>
   <source>Save the map of agreement</source>
   <translation>บันทึกแผนที่ความเห็นตรงกัน</translation>
  </message>
  <message>
   <source>Save the picture of this stage</source>
   <translation>บันทึกภาพท้ายช่วงนี้</translation>
  </message>
  <message>
   <source>Save the plan</source>
   <translation>บันทึกแผน</translation>
  </message>
  <message>
   <source>Save the plan…</source>
   <translation>บันทึกแผน…</translation>
  </message>
  <message>
   <source>Save the project and look again</source>
   <translation>บันทึกโครงการแล้วตรวจอีกครั้ง</translation>
  </message>
  <message>
   <source>Save the project as a file first: the posts are kept beside it.</source>
   <translation>บันทึกโครงการเป็นไฟล์ก่อน เพราะโพสต์จะถูกเก็บไว้ข้างไฟล์โครงการ</translation>
  </message>
  <message>
   <source>Save the project: its file on disk still holds it as it was saved before.</source>
   <translation>ให้บันทึกโครงการ เพราะไฟล์บนดิสก์ยังมีสิ่งนี้ตามที่บันทึกไว้ครั้งก่อน</translation>
  </message>
  <message>
   <source>Save the results</source>
   <translation>บันทึกผลคะแนน</translation>
  </message>
  <message>
   <source>Save this map…</source>
   <translation>บันทึกแผนที่นี้…</translation>
  </message>
  <message>
   <source>Saved as {file}</source>
   <translation>บันทึกเป็น {file} แล้ว</translation>
  </message>
  <message>
   <source>Saved as {file}.</source>
   <translation>บันทึกเป็น {file} แล้ว</translation>
  </message>
  <message>
   <source>Saved {time} · {count} strokes</source>
   <translation>บันทึกแล้ว {time} น. · {count} ชิ้น</translation>
  </message>
  <message>
   <source>Saving a stroke</source>
   <translation>การบันทึกเส้น</translation>
  </message>
  <message>
   <source>Saving here puts it aside as {name}.</source>
   <translation>ถ้าบันทึกจากหน้านี้ ไฟล์เดิมจะถูกเก็บไว้ในชื่อ {name}</translation>
  </message>
  <message>
   <source>Saving the map of agreement</source>
   <translation>กำลังบันทึกแผนที่ความเห็นตรงกัน</translation>
  </message>
  <message>
   <source>Saving the picture of a stage</source>
   <translation>กำลังบันทึกภาพท้ายช่วง</translation>
  </message>
  <message>
   <source>Say which column holds what, and read the file again</source>
   <translation>บอกว่าคอลัมน์ใดคืออะไร แล้วอ่านไฟล์ใหม่</translation>
  </message>
  <message>
   <source>Seat {seat} has the pen</source>
   <translation>ที่นั่ง {seat} ถือปากกาอยู่</translation>
  </message>
  <message>
   <source>Seat {seat}: {minutes} min {seconds} s with the pen, turns: {turns}</source>
   <translation>ที่นั่ง {seat}: จับปากกา {minutes} นาที {seconds} วินาที ได้ {turns} ตา</translation>
  </message>
  <message>
   <source>Seats at a table</source>
   <translation>ที่นั่งต่อโต๊ะ</translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation>วินาที</translation>
  </message>
  <message>
   <source>Secret dots go into the file when the table hands them in, or when the round closes. Until then they are kept on this computer.</source>
   <translation>จุดในรอบลับจะบันทึกลงไฟล์เมื่อโต๊ะกดส่งหรือเมื่อปิดรอบ ระหว่างนั้นเก็บไว้ในคอมพิวเตอร์เครื่องนี้</translation>
  </message>
  <message>
   <source>Secret: until it closes</source>
   <translation>ลับ จนกว่าจะปิดรอบ</translation>
  </message>
  <message>
   <source>See</source>
   <translation>ดูผล</translation>
  </message>
  <message>
   <source>See for yourself that it is plugged in.</source>
   <translation>ตรวจดูเองว่าเสียบปลั๊กแล้ว</translation>
  </message>
  <message>
   <source>Seed of chance</source>
   <translation>เลขตั้งต้นของการสุ่ม</translation>
  </message>
  <message>
   <source>Seen: {kinds}, {rate} points a second.</source>
   <translation>ที่พบ: {kinds} วินาทีละ {rate} จุด</translation>
  </message>
  <message>
   <source>Select one point of “{layer}” first.</source>
   <translation>เลือกจุดหนึ่งจุดใน “{layer}” ก่อน</translation>
  </message>
  <message>
   <source>Send this along when something does not work. It names no user, no path of your home folder, and holds no opinions and no drawings.</source>
   <translation>ส่งข้อความนี้ไปด้วยเมื่อปลั๊กอินมีปัญหา ในนี้ไม่มีชื่อผู้ใช้ ไม่มีที่อยู่โฟลเดอร์ส่วนตัว และไม่มีความคิดเห็นหรือภาพวาดของใคร</translation>
  </message>
  <message>
   <source>Sentence in English</source>
   <translation>คำอธิบายอังกฤษ</translation>
  </message>
  <message>
   <source>Sentence in Thai</source>
   <translation>คำอธิบายไทย</translation>
  </message>
  <message>
   <source>Set aside: {rows} rows all lie on {lat}, {lon}. That is what a geocoder gives when it does not know the place.</source>
   <translation>กันไว้: {rows} แถวอยู่ที่ {lat}, {lon} จุดเดียวกันหมด ซึ่งเป็นจุดที่ระบบค้นพิกัดใส่ให้เมื่อไม่รู้จักสถานที่</translation>
  </message>
  <message>
   <source>Set the time</source>
   <translation>ตั้งเวลา</translation>
  </message>
  <message>
   <source>Set up a workshop</source>
   <translation>เตรียมเวิร์กช็อป</translation>
  </message>
  <message>
   <source>Set up…</source>
   <translation>เตรียมเวิร์กช็อป…</translation>
  </message>
  <message>
   <source>Several topics are parted by a semicolon (;)</source>
   <translation>หลายประเด็นคั่นด้วยเครื่องหมายอัฒภาค (;)</translation>
  </message>
  <message>
   <source>Shapes repaired</source>
   <translation>รูปที่ซ่อม</translation>
  </message>
  <message>
   <source>Show in the catalogue</source>
   <translation>ดูในคลังข้อมูล</translation>
  </message>
  <message>
   <source>Show on the map</source>
   <translation>แสดงบนแผนที่</translation>
  </message>
  <message>
   <source>Show only lines with…</source>
   <translation>กรองแถวที่มีคำว่า…</translation>
  </message>
  <message>
   <source>Show the film</source>
   <translation>ฉายหนัง</translation>
  </message>
  <message>
   <source>Show the text of the post again as it was read</source>
   <translation>แสดงข้อความของโพสต์ตามที่อ่านมาอีกครั้ง</translation>
  </message>
  <message>
   <source>Show them on the map</source>
   <translation>แสดงบนแผนที่</translation>
  </message>
  <message>
   <source>Show what others draw</source>
   <translation>แสดงสิ่งที่โต๊ะอื่นวาด</translation>
  </message>
  <message>
   <source>Show where tables agree</source>
   <translation>ดูว่าโต๊ะเห็นตรงกันที่ไหน</translation>
  </message>
  <message>
   <source>Shown live by its publisher: needs the internet.</source>
   <translation>แสดงสดจากผู้เผยแพร่ ต้องใช้อินเทอร์เน็ต</translation>
  </message>
  <message>
   <source>Shows in hexagons how many tables drew in each place, what most of them drew, how far they agree and where they are at odds. Every table weighs the same. Merge the tables' files first. Cells that few tables drew in are withheld. The report says it in Thai and English, with coefficients in an appendix.</source>
   <translation>แสดงเป็นช่องหกเหลี่ยมว่าแต่ละที่มีกี่โต๊ะวาด ส่วนใหญ่วาดอะไร เห็นตรงกันแค่ไหน และที่ใดเห็นขัดกัน ทุกโต๊ะมีน้ำหนักเท่ากัน ให้รวมไฟล์ของทุกโต๊ะก่อน ช่องที่มีโต๊ะวาดน้อยเกินไปจะปิดไว้ รายงานเป็นภาษาไทยและอังกฤษ พร้อมค่าสัมประสิทธิ์ในภาคผนวก</translation>
  </message>
  <message>
   <source>Shows the cells where people live and nobody spoke, and where that is more silence than chance explains. What a map of opinions leaves empty is not always where all is well.</source>
   <translation>แสดงช่องที่มีคนอาศัยแต่ไม่มีใครพูดถึง และที่ใดเงียบเกินกว่าความบังเอิญ ที่ว่างบนแผนที่ความคิดเห็นไม่ใช่ที่ที่ทุกอย่างดีเสมอไป</translation>
  </message>
  <message>
   <source>Side by side</source>
   <translation>วางเคียงกัน</translation>
  </message>
  <message>
   <source>Sign</source>
   <translation>สัญลักษณ์</translation>
  </message>
  <message>
   <source>Silence is told by who lives where: give a population.</source>
   <translation>จะรู้ว่าที่ใดเงียบต้องรู้ว่าใครอาศัยที่ไหน ระบุข้อมูลประชากร</translation>
  </message>
  <message>
   <source>Silence map</source>
   <translation>แผนที่ความเงียบ</translation>
  </message>
  <message>
   <source>Silent beyond chance</source>
   <translation>เงียบเกินกว่าความบังเอิญ</translation>
  </message>
  <message>
   <source>Silent cells</source>
   <translation>ช่องที่เงียบ</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>ขนาด</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>ข้าม</translation>
  </message>
  <message>
   <source>Skipped</source>
   <translation>ข้าม</translation>
  </message>
  <message>
   <source>So few tables can never rule out chance.</source>
   <translation>โต๊ะจำนวนน้อยเท่านี้ตัดความบังเอิญออกไปไม่ได้</translation>
  </message>
  <message>
   <source>Some drawings lie far from Chiang Mai, where the map's metres (UTM zone 47N) do not hold. Erase them, or choose another workshop.</source>
   <translation>ภาพวาดบางส่วนอยู่ไกลจากเชียงใหม่ ซึ่งหน่วยเมตรของแผนที่ (UTM โซน 47N) ใช้ไม่ได้ ให้ลบภาพเหล่านั้น หรือเลือกเวิร์กช็อปอื่น</translation>
  </message>
  <message>
   <source>Something new</source>
   <translation>สิ่งใหม่</translation>
  </message>
  <message>
   <source>Something unexpected went wrong ({kind}). The log panel says where.</source>
   <translation>เกิดข้อผิดพลาดที่ไม่คาดคิด ({kind}) ดูว่าเกิดที่ใดได้ในแผงบันทึก (Log Messages)</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>เสียง</translation>
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
   <source>Stage {number} of {count}: {name}</source>
   <translation>ช่วงที่ {number} จาก {count}: {name}</translation>
  </message>
  <message>
   <source>Stages</source>
   <translation>ช่วงกิจกรรม</translation>
  </message>
  <message>
   <source>Stages and clock</source>
   <translation>ช่วงกิจกรรมและนาฬิกา</translation>
  </message>
  <message>
   <source>Stance</source>
   <translation>จุดยืน</translation>
  </message>
  <message>
   <source>Stances suggested by words: {rows} rows.</source>
   <translation>ท่าทีที่เครื่องเสนอจากคำ: {rows} แถว</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>สถานะ</translation>
  </message>
  <message>
   <source>Step of time</source>
   <translation>ช่วงเวลา</translation>
  </message>
  <message>
   <source>Steps of time</source>
   <translation>จำนวนช่วงเวลา</translation>
  </message>
  <message>
   <source>Still there: {what} in {where}. {advice}</source>
   <translation>ยังเหลืออยู่: {what} ใน {where} {advice}</translation>
  </message>
  <message>
   <source>Still to do: {fields}.</source>
   <translation>ยังขาด: {fields}</translation>
  </message>
  <message>
   <source>Still to send: {count}. All of it is in this table's file and goes to the room when it is back; it is tried again by itself. Go on drawing.</source>
   <translation>ยังไม่ได้ส่ง {count} รายการ ทุกอย่างอยู่ในไฟล์ของโต๊ะนี้ และจะส่งเข้าห้องเมื่อติดต่อได้อีก โปรแกรมจะลองใหม่เอง วาดต่อได้เลย</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>หยุด</translation>
  </message>
  <message>
   <source>Stop the clock</source>
   <translation>หยุดเวลา</translation>
  </message>
  <message>
   <source>Stopped. What came of a file is kept; the next download goes on from there.</source>
   <translation>หยุดแล้ว ส่วนที่ได้มาเก็บไว้ให้ ดาวน์โหลดครั้งหน้าจะทำต่อจากเดิม</translation>
  </message>
  <message>
   <source>Strokes that wait to be saved are not in {file} yet. Write it again once the light is green.</source>
   <translation>ภาพวาดที่ยังรอบันทึกยังไม่อยู่ใน {file} เมื่อไฟเป็นสีเขียวแล้วให้เขียนไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>Strongest agreement</source>
   <translation>ที่ที่เห็นตรงกันมากที่สุด</translation>
  </message>
  <message>
   <source>Strongest conflict</source>
   <translation>ที่ที่เห็นขัดกันมากที่สุด</translation>
  </message>
  <message>
   <source>Suggest topics by key words where the file names none</source>
   <translation>เสนอประเด็นจากคำสำคัญ เมื่อไฟล์ไม่ได้ระบุประเด็น</translation>
  </message>
  <message>
   <source>Suggest who is for and who is against</source>
   <translation>เสนอว่าใครเห็นด้วย ใครคัดค้าน</translation>
  </message>
  <message>
   <source>Suggested by a machine; no person has checked it.</source>
   <translation>เครื่องเสนอ ยังไม่มีคนตรวจ</translation>
  </message>
  <message>
   <source>Suggesting topics and stances</source>
   <translation>กำลังเสนอประเด็นและท่าที</translation>
  </message>
  <message>
   <source>Sure</source>
   <translation>แน่ใจ</translation>
  </message>
  <message>
   <source>Swipe</source>
   <translation>ปัดเทียบ</translation>
  </message>
  <message>
   <source>Switch off layers that nobody needs, take a lighter background, or save the background as an offline one.</source>
   <translation>ปิดชั้นข้อมูลที่ไม่ได้ใช้ เปลี่ยนแผนที่พื้นหลังให้เบาลง หรือบันทึกพื้นหลังไว้ใช้แบบออฟไลน์</translation>
  </message>
  <message>
   <source>Switched off, so as not to cover the map: {count} in “{group}”.</source>
   <translation>ปิดไว้ก่อนไม่ให้บังแผนที่ {count} ชั้น อยู่ในกลุ่ม “{group}”</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>โต๊ะ</translation>
  </message>
  <message>
   <source>Table by table</source>
   <translation>ทีละโต๊ะ</translation>
  </message>
  <message>
   <source>Table {code}</source>
   <translation>โต๊ะ {code}</translation>
  </message>
  <message>
   <source>Table {code} (this one)</source>
   <translation>โต๊ะ {code} (โต๊ะนี้)</translation>
  </message>
  <message>
   <source>Table {code} belongs to the workshop that was open. Set up… makes a new one.</source>
   <translation>โต๊ะ {code} อยู่ในเวิร์กช็อปที่เปิดอยู่ ถ้าจะจัดงานใหม่ ให้กด เตรียมเวิร์กช็อป…</translation>
  </message>
  <message>
   <source>Table {code} · {count} strokes · {file}</source>
   <translation>โต๊ะ {code} · {count} ชิ้น · {file}</translation>
  </message>
  <message>
   <source>Table {code}: it began {minutes} minutes away from the others. It came at another time, or its clock is wrong.</source>
   <translation>โต๊ะ {code}: เวลาเริ่มต่างจากโต๊ะอื่น {minutes} นาที อาจมาคนละเวลา หรือนาฬิกาผิด</translation>
  </message>
  <message>
   <source>Table {code}: its clock was set back by {minutes} minutes. The order of its strokes is not affected.</source>
   <translation>โต๊ะ {code}: นาฬิกาถูกตั้งย้อนหลัง {minutes} นาที ลำดับของเส้นไม่เปลี่ยน</translation>
  </message>
  <message>
   <source>Table {code}: stroke {uuid} is not the same in all files; that of {kept} was kept, that of {left} left out.</source>
   <translation>โต๊ะ {code}: เส้น {uuid} ในแต่ละไฟล์ไม่ตรงกัน เก็บของ {kept} ไว้ ไม่เอาของ {left}</translation>
  </message>
  <message>
   <source>Table {code}: {one} and {other}</source>
   <translation>โต๊ะ {code}: {one} กับ {other}</translation>
  </message>
  <message>
   <source>Table {code}: {title}</source>
   <translation>โต๊ะ {code}: {title}</translation>
  </message>
  <message>
   <source>Table {code}: “{stage}” still runs.</source>
   <translation>โต๊ะ {code}: ช่วง “{stage}” ยังไม่จบ</translation>
  </message>
  <message>
   <source>Table {table} has handed in.</source>
   <translation>โต๊ะ {table} ส่งจุดแล้ว</translation>
  </message>
  <message>
   <source>Table {table} has no dot there.</source>
   <translation>โต๊ะ {table} ไม่มีจุดอยู่ตรงนั้น</translation>
  </message>
  <message>
   <source>Table {table} has no dots left.</source>
   <translation>โต๊ะ {table} ใช้จุดหมดแล้ว</translation>
  </message>
  <message>
   <source>Table {table} · dots left: {left}</source>
   <translation>โต๊ะ {table} เหลือ {left} จุด</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>โต๊ะ</translation>
  </message>
  <message>
   <source>Tables drew less alike, but that may be chance: IoU {before:.2f} → {after:.2f}.</source>
   <translation>โต๊ะวาดตรงกันน้อยลง แต่อาจเป็นเรื่องบังเอิญ: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>Tables drew less alike: IoU {before:.2f} → {after:.2f}.</source>
   <translation>โต๊ะวาดตรงกันน้อยลง: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>Tables drew more alike, but that may be chance: IoU {before:.2f} → {after:.2f}.</source>
   <translation>โต๊ะวาดตรงกันมากขึ้น แต่อาจเป็นเรื่องบังเอิญ: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>Tables drew more alike: IoU {before:.2f} → {after:.2f}.</source>
   <translation>โต๊ะวาดตรงกันมากขึ้น: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>Tables with a network</source>
   <translation>โต๊ะที่มีเครือข่าย</translation>
  </message>
  <message>
   <source>Tables with their own laptop open the round there, with the same number: rounds of one number are counted together when the tables' files are merged.</source>
   <translation>โต๊ะที่มีเครื่องของตัวเองให้เปิดรอบที่เครื่องนั้น โดยใช้เลขรอบเดียวกัน เมื่อรวมไฟล์ของทุกโต๊ะ รอบที่เลขตรงกันจะนับคะแนนรวมกัน</translation>
  </message>
  <message>
   <source>Tables {codes}: “{stage}” still runs.</source>
   <translation>โต๊ะ {codes}: ช่วง “{stage}” ยังไม่จบ</translation>
  </message>
  <message>
   <source>Tables' files</source>
   <translation>ไฟล์ของโต๊ะ</translation>
  </message>
  <message>
   <source>Take</source>
   <translation>ตกลง</translation>
  </message>
  <message>
   <source>Take a source, or the posts of one person, out of everything made from them</source>
   <translation>เอาแหล่งข้อมูลหนึ่งแหล่งหรือความคิดเห็นของคนหนึ่งคนออกจากทุกอย่างที่ทำขึ้นจากข้อมูลนั้น</translation>
  </message>
  <message>
   <source>Take away</source>
   <translation>เอาออก</translation>
  </message>
  <message>
   <source>Take back the last decision (key: Backspace or U)</source>
   <translation>ถอนการตัดสินครั้งล่าสุด (แป้น Backspace หรือ U)</translation>
  </message>
  <message>
   <source>Take dots back</source>
   <translation>เอาจุดคืน</translation>
  </message>
  <message>
   <source>Take it out</source>
   <translation>เอาออก</translation>
  </message>
  <message>
   <source>Take off the list</source>
   <translation>เอาออกจากรายการ</translation>
  </message>
  <message>
   <source>Take the selected point</source>
   <translation>ใช้จุดที่เลือกไว้</translation>
  </message>
  <message>
   <source>Taken out of the text</source>
   <translation>ลบออกจากข้อความ</translation>
  </message>
  <message>
   <source>Tambon with data</source>
   <translation>ตำบลที่มีข้อมูล</translation>
  </message>
  <message>
   <source>Tap on the map</source>
   <translation>แตะบนแผนที่</translation>
  </message>
  <message>
   <source>Tap the map where you think it is. You can move the pin until all agree.</source>
   <translation>แตะบนแผนที่ตรงที่คิดว่าใช่ ย้ายหมุดได้จนกว่าทุกคนจะเห็นตรงกัน</translation>
  </message>
  <message>
   <source>Test picture</source>
   <translation>ภาพทดสอบ</translation>
  </message>
  <message>
   <source>Test picture: drag it to the projector</source>
   <translation>ภาพทดสอบ: ลากไปที่จอโปรเจกเตอร์</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>ข้อความ</translation>
  </message>
  <message>
   <source>Thai is written in {font}.</source>
   <translation>อักษรไทยแสดงด้วยฟอนต์ {font}</translation>
  </message>
  <message>
   <source>Thai letters</source>
   <translation>ตัวอักษรไทย</translation>
  </message>
  <message>
   <source>That feature has no place on the map.</source>
   <translation>รายการนั้นไม่มีตำแหน่งบนแผนที่</translation>
  </message>
  <message>
   <source>That is before files on this laptop were written.</source>
   <translation>ซึ่งเก่ากว่าวันเวลาของไฟล์ในเครื่องนี้</translation>
  </message>
  <message>
   <source>That is no place on the earth. Zoom the map to the city.</source>
   <translation>ตรงนั้นอยู่นอกขอบเขตโลก ให้ซูมแผนที่มาที่เมืองก่อน</translation>
  </message>
  <message>
   <source>That is {rate} people per 1,000 residents.</source>
   <translation>คิดเป็น {rate} คนต่อประชากร 1,000 คน</translation>
  </message>
  <message>
   <source>That is {rate} posts per 1,000 residents.</source>
   <translation>คิดเป็น {rate} เรื่องต่อประชากร 1,000 คน</translation>
  </message>
  <message>
   <source>That place lies off the earth. Zoom to the city.</source>
   <translation>ตำแหน่งนั้นอยู่นอกขอบเขตโลก ให้ซูมมาที่เมืองก่อน</translation>
  </message>
  <message>
   <source>That stage has not ended at any of these tables. Choose another.</source>
   <translation>ยังไม่มีโต๊ะใดจบช่วงนั้น ให้เลือกช่วงอื่น</translation>
  </message>
  <message>
   <source>The &amp;quote: shorten it or blank words out before you tick it</source>
   <translation>ข้อความที่จะยกมาอ้าง: ตัดให้สั้นหรือปิดคำก่อนทำเครื่องหมาย</translation>
  </message>
  <message>
   <source>The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: of {count} points near a boundary, only so {hits} lie in the tambon or amphoe they name. They were converted, which moves them by {metres} m.</source>
   <translation>พิกัด UTM ใน {file} อ้างอิงพื้นหลักฐาน Indian 1975 (EPSG:24047) ไม่ใช่ WGS 84 เพราะในจุดที่อยู่ใกล้แนวเขต {count} จุด เมื่ออ่านแบบนี้เท่านั้น {hits} จุดจึงอยู่ในตำบลหรืออำเภอที่ระบุไว้ ได้แปลงพิกัดให้แล้ว ตำแหน่งจึงเลื่อนไป {metres} เมตร</translation>
  </message>
  <message>
   <source>The UTM coordinates of {file} are on the datum Indian 1975 (EPSG:24047), not WGS 84: only so {hits} of {count} agree with the longitude and latitude beside them. They were converted, which moves them by {metres} m.</source>
   <translation>พิกัด UTM ใน {file} อ้างอิงพื้นหลักฐาน Indian 1975 (EPSG:24047) ไม่ใช่ WGS 84 เพราะเมื่ออ่านแบบนี้เท่านั้น {hits} จาก {count} จุดจึงตรงกับลองจิจูดและละติจูดในแถวเดียวกัน ได้แปลงพิกัดให้แล้ว ตำแหน่งจึงเลื่อนไป {metres} เมตร</translation>
  </message>
  <message>
   <source>The answer is undone: the offer waits again.</source>
   <translation>เลิกทำคำตอบแล้ว ข้อเสนอนี้กลับมารอคำตอบ</translation>
  </message>
  <message>
   <source>The area is too large for a cell everywhere: only cells within 500 m of mapped buildings are given.</source>
   <translation>พื้นที่กว้างเกินกว่าจะแสดงทุกช่อง จึงแสดงเฉพาะช่องที่อยู่ไม่เกิน 500 เมตรจากอาคารในแผนที่</translation>
  </message>
  <message>
   <source>The area is too large for the public Overpass server (about {most} km² at most). Choose a smaller area, or the extract of all Thailand.</source>
   <translation>พื้นที่ใหญ่เกินไปสำหรับเซิร์ฟเวอร์ Overpass สาธารณะ (ได้ไม่เกินราว {most} ตร.กม.) กรุณาเลือกพื้นที่ให้เล็กลง หรือใช้ไฟล์ทั้งประเทศ</translation>
  </message>
  <message>
   <source>The area to download is none. Choose another area.</source>
   <translation>พื้นที่ที่จะดาวน์โหลดว่างเปล่า กรุณาเลือกพื้นที่อื่น</translation>
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
   <source>The city's layers, offline</source>
   <translation>ข้อมูลเมืองแบบออฟไลน์</translation>
  </message>
  <message>
   <source>The clock</source>
   <translation>นาฬิกา</translation>
  </message>
  <message>
   <source>The clock is behind. Set it by a telephone's.</source>
   <translation>นาฬิกาเดินช้ากว่าจริง ให้ตั้งตามโทรศัพท์</translation>
  </message>
  <message>
   <source>The codebook cannot be kept in {file} ({reason}).</source>
   <translation>บันทึกสมุดรหัสลงใน {file} ไม่ได้ ({reason})</translation>
  </message>
  <message>
   <source>The computer's clock is behind the last entry of this file. The countdown goes on with {left}. Give it another time if that is wrong.</source>
   <translation>นาฬิกาของเครื่องช้ากว่ารายการล่าสุดในไฟล์นี้ จะนับถอยหลังต่อจาก {left} ถ้าไม่ถูกต้องให้ตั้งเวลาใหม่</translation>
  </message>
  <message>
   <source>The computer's clock jumped ahead by {time}, or the computer slept. The countdown goes on with {left}. Give it another time if that is wrong.</source>
   <translation>นาฬิกาของเครื่องกระโดดไปข้างหน้า {time} หรือเครื่องเข้าโหมดสลีปไป จะนับถอยหลังต่อจาก {left} ถ้าไม่ถูกต้องให้ตั้งเวลาใหม่</translation>
  </message>
  <message>
   <source>The computer's clock was set back by {time}. The countdown goes on with {left}. Give it another time if that is wrong.</source>
   <translation>นาฬิกาของเครื่องถูกตั้งถอยหลังไป {time} จะนับถอยหลังต่อจาก {left} ถ้าไม่ถูกต้องให้ตั้งเวลาใหม่</translation>
  </message>
  <message>
   <source>The data state no date; {date} is the date of the file {file}.</source>
   <translation>ข้อมูลไม่ได้ระบุวันที่ {date} คือวันที่ของไฟล์ {file}</translation>
  </message>
  <message>
   <source>The database keeps texts as {encoding}, which has no Thai. Use one in UTF8.</source>
   <translation>ฐานข้อมูลนี้เก็บข้อความเป็น {encoding} ซึ่งไม่มีอักษรไทย ให้ใช้ฐานข้อมูลที่เป็น UTF8</translation>
  </message>
  <message>
   <source>The disk that holds {folder} is full, so nothing was changed. Free some space or choose a folder on another disk.</source>
   <translation>ดิสก์ที่เก็บ {folder} เต็ม จึงไม่มีอะไรเปลี่ยนแปลง ให้ลบไฟล์ที่ไม่ใช้เพื่อเพิ่มพื้นที่ หรือเลือกโฟลเดอร์ในดิสก์อื่น</translation>
  </message>
  <message>
   <source>The disk that {file} is on does not answer. Plug it in again.</source>
   <translation>ดิสก์ที่เก็บ {file} ไม่ตอบสนอง ให้ถอดแล้วเสียบใหม่</translation>
  </message>
  <message>
   <source>The disk that {file} is on is full. Make room on it.</source>
   <translation>ดิสก์ที่เก็บ {file} เต็ม ให้ลบไฟล์ที่ไม่ใช้เพื่อเพิ่มที่ว่าง</translation>
  </message>
  <message>
   <source>The drawings touch too many cells of {size} m. Choose larger cells.</source>
   <translation>ภาพวาดคลุมช่องขนาด {size} ม. จำนวนมากเกินไป ให้เลือกช่องที่ใหญ่ขึ้น</translation>
  </message>
  <message>
   <source>The extract holds none of them.</source>
   <translation>ไฟล์ต้นทางไม่มีสิ่งเหล่านี้เลย</translation>
  </message>
  <message>
   <source>The file names no authors, so posts are counted instead of people.</source>
   <translation>ไฟล์ไม่ระบุผู้เขียน จึงนับจำนวนความคิดเห็นแทนจำนวนคน</translation>
  </message>
  <message>
   <source>The folder for the tables' files</source>
   <translation>โฟลเดอร์สำหรับไฟล์ของทุกโต๊ะ</translation>
  </message>
  <message>
   <source>The folder of a city pack</source>
   <translation>โฟลเดอร์ชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>The folder of the workshop's files</source>
   <translation>โฟลเดอร์ไฟล์เวิร์กช็อป</translation>
  </message>
  <message>
   <source>The key serves one file, the recurrent floods of GISTDA: at most 10,000 areas in and around the city, as GeoJSON to open in QGIS by hand. No pack is built from it: packs take recurrent floods from the tile of JRC, which needs no key.</source>
   <translation>รหัสนี้ใช้กับไฟล์เดียว คือพื้นที่น้ำท่วมซ้ำซากของ สทอภ. ซึ่งได้เป็น GeoJSON ไม่เกิน 10,000 พื้นที่ในเมืองและรอบเมือง สำหรับเปิดใน QGIS เอง ชุดข้อมูลไม่ได้สร้างจากไฟล์นี้ แต่ใช้น้ำท่วมซ้ำซากจากไฟล์ของ JRC ซึ่งไม่ต้องใช้รหัส</translation>
  </message>
  <message>
   <source>The layer cannot be written: {reason}.</source>
   <translation>เขียนชั้นข้อมูลไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>The layer carries no recipe that this version of the plugin can read.</source>
   <translation>ชั้นข้อมูลนี้ไม่มีสูตรที่ปลั๊กอินรุ่นนี้อ่านได้</translation>
  </message>
  <message>
   <source>The layer of opinions cannot be written: {reason}.</source>
   <translation>เขียนชั้นข้อมูลความคิดเห็นไม่ได้ ({reason}) กรุณาเลือกที่เก็บอื่น</translation>
  </message>
  <message>
   <source>The licence sheet is on the clipboard.</source>
   <translation>คัดลอกใบแสดงสิทธิ์ไว้ในคลิปบอร์ดแล้ว</translation>
  </message>
  <message>
   <source>The likeliest place is meant (key: Enter; another one: its number)</source>
   <translation>หมายถึงสถานที่ที่น่าจะเป็นที่สุด (แป้น Enter หากเป็นที่อื่นให้กดเลขของที่นั้น)</translation>
  </message>
  <message>
   <source>The list of erased posts keeps the fingerprint of the file and the numbers of {rows} rows, so that they stay out when it is read again.</source>
   <translation>รายการโพสต์ที่ลบเก็บลายนิ้วมือของไฟล์และเลขแถว {rows} แถวไว้ เพื่อไม่ให้กลับมาเมื่ออ่านไฟล์อีก</translation>
  </message>
  <message>
   <source>The map draws itself in {seconds} s.</source>
   <translation>แผนที่วาดเสร็จใน {seconds} วินาที</translation>
  </message>
  <message>
   <source>The map had not finished drawing after half a minute.</source>
   <translation>ผ่านไปครึ่งนาทีแล้ว แผนที่ยังวาดไม่เสร็จ</translation>
  </message>
  <message>
   <source>The map is empty.</source>
   <translation>แผนที่ยังว่างเปล่า</translation>
  </message>
  <message>
   <source>The map now shows “{title}”.</source>
   <translation>แผนที่แสดงคำถาม “{title}” แล้ว</translation>
  </message>
  <message>
   <source>The map of opinions and the city pack do not lie in the same place. Choose the pack of that city.</source>
   <translation>แผนที่ความคิดเห็นกับชุดข้อมูลเมืองไม่ได้อยู่ที่เดียวกัน โปรดเลือกชุดข้อมูลของเมืองนั้น</translation>
  </message>
  <message>
   <source>The map was made from another file than the posts in hand. Read its file again.</source>
   <translation>แผนที่นี้ทำจากไฟล์อื่น ไม่ใช่ไฟล์ของโพสต์ที่เปิดอยู่ ให้อ่านไฟล์ของแผนที่อีกครั้ง</translation>
  </message>
  <message>
   <source>The map was made with another city pack, or with none. Choose the one it names.</source>
   <translation>แผนที่นี้ทำจากชุดข้อมูลเมืองชุดอื่น หรือไม่ได้ใช้ชุดใด เลือกชุดเดิม</translation>
  </message>
  <message>
   <source>The map was made with another population, or with none. Choose that one.</source>
   <translation>แผนที่นี้ทำด้วยข้อมูลประชากรชุดอื่น หรือไม่ได้ใช้ข้อมูลประชากร โปรดเลือกให้ตรงกัน</translation>
  </message>
  <message>
   <source>The map's view lies off the earth. Zoom to the city.</source>
   <translation>แผนที่แสดงบริเวณที่อยู่นอกขอบเขตโลก ให้ซูมมาที่เมืองก่อน</translation>
  </message>
  <message>
   <source>The offer is made.</source>
   <translation>ยื่นข้อเสนอแล้ว</translation>
  </message>
  <message>
   <source>The offline pack {name} is ready. READ-ME-FIRST.txt in it tells how to open it.</source>
   <translation>ชุดออฟไลน์ {name} พร้อมใช้แล้ว อ่านวิธีเปิดได้ใน READ-ME-FIRST.txt</translation>
  </message>
  <message>
   <source>The pack carries no Thai font, as this computer has none that may be passed on: install Sarabun or Noto Sans Thai (both are free) and make it again, or bring one.</source>
   <translation>ในชุดนี้ไม่มีฟอนต์ไทย เพราะเครื่องนี้ไม่มีฟอนต์ที่แจกต่อได้ กรุณาติดตั้ง Sarabun หรือ Noto Sans Thai (ใช้ได้ฟรีทั้งคู่) แล้วทำชุดใหม่ หรือนำฟอนต์ไปเอง</translation>
  </message>
  <message>
   <source>The pack does not know this layer.</source>
   <translation>ชุดข้อมูลนี้ไม่รู้จักชั้นข้อมูลนี้</translation>
  </message>
  <message>
   <source>The pack holds layers that may not be passed on without asking their publisher: {layers}. Keep it among yourselves, or ask first.</source>
   <translation>ชุดนี้มีชั้นข้อมูลที่ห้ามส่งต่อโดยไม่ขออนุญาตผู้เผยแพร่: {layers} กรุณาใช้ภายในกลุ่ม หรือขออนุญาตก่อน</translation>
  </message>
  <message>
   <source>The pack {folder} holds no layer.</source>
   <translation>ชุดข้อมูลเมือง {folder} ไม่มีชั้นข้อมูลเลย</translation>
  </message>
  <message>
   <source>The packs cover different areas: some features came or went with the area's edge.</source>
   <translation>ชุดข้อมูลสองชุดครอบคลุมพื้นที่ไม่เท่ากัน บางรายการจึงเพิ่มหรือหายไปเพราะขอบพื้นที่</translation>
  </message>
  <message>
   <source>The pair that is compared: {one} and {other}.</source>
   <translation>คู่ที่นำมาเทียบกัน: {one} กับ {other}</translation>
  </message>
  <message>
   <source>The patterns of waves then tell of each cell how many spoke before and since</source>
   <translation>ชั้นรูปแบบของคลื่นจะบอกว่าแต่ละช่องมีคนพูดถึงกี่คนก่อนและตั้งแต่วันนั้น</translation>
  </message>
  <message>
   <source>The pen</source>
   <translation>ปากกา</translation>
  </message>
  <message>
   <source>The pen has been with few of you so far. Would seat {seat} like it?</source>
   <translation>ที่ผ่านมาปากกาอยู่กับไม่กี่คน ที่นั่ง {seat} อยากลองวาดบ้างไหม</translation>
  </message>
  <message>
   <source>The pen has been with few of you so far. Would seats {seats} like it?</source>
   <translation>ที่ผ่านมาปากกาอยู่กับไม่กี่คน ที่นั่ง {seats} อยากลองวาดบ้างไหม</translation>
  </message>
  <message>
   <source>The picture at the end of each stage</source>
   <translation>ภาพเมื่อจบแต่ละช่วง</translation>
  </message>
  <message>
   <source>The picture file differs.</source>
   <translation>ไฟล์ภาพต่างกัน</translation>
  </message>
  <message>
   <source>The picture file is the same.</source>
   <translation>ไฟล์ภาพเหมือนเดิม</translation>
  </message>
  <message>
   <source>The picture of the stage is in {file}.</source>
   <translation>ภาพท้ายช่วงอยู่ใน {file}</translation>
  </message>
  <message>
   <source>The places you taught cannot be kept in {file} ({reason}).</source>
   <translation>เก็บสถานที่ที่คุณสอนไว้ใน {file} ไม่ได้ ({reason})</translation>
  </message>
  <message>
   <source>The plan is saved in {file}.</source>
   <translation>บันทึกแผนไว้ใน {file} แล้ว</translation>
  </message>
  <message>
   <source>The plugin did not write it there: look into the file and decide.</source>
   <translation>ปลั๊กอินไม่ได้เขียนไว้ที่นั่น ให้เปิดดูไฟล์แล้วตัดสินใจเอง</translation>
  </message>
  <message>
   <source>The plugin's own</source>
   <translation>ชุดของปลั๊กอิน</translation>
  </message>
  <message>
   <source>The plugin's own wording</source>
   <translation>ใช้ข้อความของปลั๊กอิน</translation>
  </message>
  <message>
   <source>The plugin's own {count} elements.</source>
   <translation>ชุดของปลั๊กอิน {count} อย่าง</translation>
  </message>
  <message>
   <source>The population has nobody in the study area, so no silence can be told.</source>
   <translation>ข้อมูลประชากรไม่มีใครในพื้นที่ศึกษา จึงบอกไม่ได้ว่าที่ใดเงียบ</translation>
  </message>
  <message>
   <source>The population layer {file} cannot be opened. Choose another one.</source>
   <translation>เปิดชั้นข้อมูลประชากร {file} ไม่ได้ โปรดเลือกชั้นอื่น</translation>
  </message>
  <message>
   <source>The population model covers no district whole, so there is no figure to check it with.</source>
   <translation>แบบจำลองประชากรไม่ครอบคลุมอำเภอใดเต็มพื้นที่ จึงไม่มีตัวเลขไว้ตรวจเทียบ</translation>
  </message>
  <message>
   <source>The population model covers none of the {count} tambon whole. Use the tile of the province.</source>
   <translation>แบบจำลองประชากรไม่ครอบคลุมตำบลใดเต็มพื้นที่เลยจากทั้งหมด {count} ตำบล ให้ใช้ไฟล์ที่ครอบคลุมทั้งจังหวัด</translation>
  </message>
  <message>
   <source>The posts as points, each moved at random by up to so many metres and at least a fifth of it, without author, text and hour</source>
   <translation>ความคิดเห็นเป็นจุด แต่ละจุดถูกเลื่อนแบบสุ่มไม่เกินระยะนี้และไม่น้อยกว่าหนึ่งในห้า ไม่มีผู้เขียน ข้อความ และเวลา</translation>
  </message>
  <message>
   <source>The posts lie far from Thailand (around longitude {lon}, latitude {lat}), where the map's metres (UTM zone 47N) do not hold. Choose posts of Chiang Mai.</source>
   <translation>ความคิดเห็นอยู่ไกลจากประเทศไทย (แถวลองจิจูด {lon} ละติจูด {lat}) ซึ่งวัดระยะเป็นเมตรด้วย UTM โซน 47N ไม่ได้ กรุณาใช้ความคิดเห็นของเชียงใหม่</translation>
  </message>
  <message>
   <source>The posts of this file are not at hand. Choose the file, so that it is read.</source>
   <translation>ไม่มีโพสต์ของไฟล์นี้อยู่ ให้เลือกไฟล์เพื่ออ่าน</translation>
  </message>
  <message>
   <source>The posts of {file} are not what they were for this map: it was read with other repairs, topics or stances, or other places were decided.</source>
   <translation>ความคิดเห็นจาก {file} ไม่เหมือนตอนทำแผนที่นี้ เพราะอ่านด้วยการซ่อม ประเด็น หรือท่าทีที่ต่างไป หรือตัดสินตำแหน่งต่างจากเดิม</translation>
  </message>
  <message>
   <source>The posts spread over {width} × {height} km, which makes too many cells of {size} m. Choose larger cells, a topic, or posts of one city only.</source>
   <translation>ความคิดเห็นกระจายอยู่ในพื้นที่ {width} × {height} กม. ช่องขนาด {size} ม. จึงมีมากเกินไป กรุณาใช้ช่องที่ใหญ่ขึ้น เลือกเพียงประเด็นเดียว หรือใช้ความคิดเห็นของเมืองเดียว</translation>
  </message>
  <message>
   <source>The posts were taken out of: {titles}.</source>
   <translation>นำโพสต์ออกจาก: {titles}</translation>
  </message>
  <message>
   <source>The project could not be saved. Save it yourself, then look again.</source>
   <translation>บันทึกโครงการไม่ได้ ให้บันทึกเองแล้วตรวจอีกครั้ง</translation>
  </message>
  <message>
   <source>The project has no coordinate system, so this stroke has no place on the earth. Choose one at the bottom right of QGIS and draw again.</source>
   <translation>โปรเจกต์นี้ยังไม่ได้กำหนดระบบพิกัด จึงไม่รู้ว่าเส้นนี้อยู่ตรงไหนของโลก ให้เลือกระบบพิกัดที่มุมขวาล่างของ QGIS แล้ววาดใหม่</translation>
  </message>
  <message>
   <source>The projector</source>
   <translation>โปรเจกเตอร์</translation>
  </message>
  <message>
   <source>The publisher states no open licence.</source>
   <translation>ผู้เผยแพร่ไม่ได้ระบุสัญญาอนุญาตแบบเปิด</translation>
  </message>
  <message>
   <source>The quotes in this project cannot be read, so none is shown. Review the posts of its cells again.</source>
   <translation>อ่านข้อความที่ยกมาอ้างในโครงการนี้ไม่ได้ จึงไม่แสดงข้อความใด ให้ตรวจโพสต์ของช่องต่าง ๆ อีกครั้ง</translation>
  </message>
  <message>
   <source>The room could not be used: {reason}</source>
   <translation>ใช้ห้องไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>The room was made by a newer version of the plugin. Update the plugin.</source>
   <translation>ห้องนี้สร้างด้วยปลั๊กอินรุ่นใหม่กว่า ให้อัปเดตปลั๊กอิน</translation>
  </message>
  <message>
   <source>The room's server cannot be reached: {reason}.</source>
   <translation>ติดต่อเซิร์ฟเวอร์ของห้องไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>The room's server does not answer.</source>
   <translation>เซิร์ฟเวอร์ของห้องไม่ตอบสนอง</translation>
  </message>
  <message>
   <source>The room's server lets nobody in at the moment: {reason}.</source>
   <translation>ตอนนี้เซิร์ฟเวอร์ของห้องยังไม่รับการเชื่อมต่อ: {reason}</translation>
  </message>
  <message>
   <source>The room's server says: {reason}.</source>
   <translation>เซิร์ฟเวอร์ของห้องแจ้งว่า: {reason}</translation>
  </message>
  <message>
   <source>The same place, whatever was drawn there: IoU {before:.2f} → {after:.2f}.</source>
   <translation>วาดที่เดียวกัน ไม่ว่าวาดอะไร: IoU {before:.2f} → {after:.2f}</translation>
  </message>
  <message>
   <source>The sentences are on the clipboard.</source>
   <translation>คัดลอกประโยคไว้ในคลิปบอร์ดแล้ว</translation>
  </message>
  <message>
   <source>The source is of {date}; it should be renewed every {cadence}.</source>
   <translation>ข้อมูลต้นทางลงวันที่ {date} แต่ควรปรับปรุงทุก{cadence}</translation>
  </message>
  <message>
   <source>The source states no date that can be used.</source>
   <translation>แหล่งที่มาไม่ได้ระบุวันที่ที่ใช้ได้</translation>
  </message>
  <message>
   <source>The stage that begins next</source>
   <translation>ช่วงที่จะเริ่มต่อไป</translation>
  </message>
  <message>
   <source>The stages take no time. Give them minutes.</source>
   <translation>ช่วงกิจกรรมยังไม่มีเวลา ให้ใส่จำนวนนาที</translation>
  </message>
  <message>
   <source>The table of postal codes knows none of the tambon of this pack. Use the table of the whole country.</source>
   <translation>ตารางรหัสไปรษณีย์ไม่มีตำบลใดของชุดข้อมูลนี้เลย ให้ใช้ตารางของทั้งประเทศ</translation>
  </message>
  <message>
   <source>The tables</source>
   <translation>โต๊ะต่าง ๆ</translation>
  </message>
  <message>
   <source>The texts are kept. Save the project so that it knows.</source>
   <translation>เก็บข้อความแล้ว บันทึกโครงการด้วยเพื่อให้จำไฟล์นี้ไว้</translation>
  </message>
  <message>
   <source>The texts of the posts were not kept. Read the file again to see them.</source>
   <translation>ไม่ได้เก็บข้อความของโพสต์ไว้ ให้อ่านไฟล์อีกครั้งเพื่อดูข้อความ</translation>
  </message>
  <message>
   <source>The texts were not kept in memory. Read the file again to keep them.</source>
   <translation>ไม่มีข้อความอยู่ในหน่วยความจำ ให้อ่านไฟล์อีกครั้งเพื่อเก็บข้อความ</translation>
  </message>
  <message>
   <source>The texts were not kept, so no places can be found. Read the file again.</source>
   <translation>ไม่ได้เก็บข้อความไว้ จึงหาสถานที่ไม่ได้ กรุณาอ่านไฟล์ใหม่</translation>
  </message>
  <message>
   <source>The texts were not kept. Read the file again.</source>
   <translation>ไม่ได้เก็บข้อความไว้ โปรดอ่านไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>The workshop</source>
   <translation>เวิร์กช็อป</translation>
  </message>
  <message>
   <source>The year is a Buddhist one in a calendar that is not: set the computer to {year}.</source>
   <translation>ปีในเครื่องเป็น พ.ศ. แต่ปฏิทินของเครื่องเป็น ค.ศ. ให้ตั้งเป็นปี {year}</translation>
  </message>
  <message>
   <source>Their size is not known: no server states it.</source>
   <translation>ไม่ทราบขนาด เพราะเซิร์ฟเวอร์ไม่ได้ระบุ</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>หมวด</translation>
  </message>
  <message>
   <source>Theme by theme</source>
   <translation>ทีละสิ่งที่วาด</translation>
  </message>
  <message>
   <source>Themes</source>
   <translation>สิ่งที่วาด</translation>
  </message>
  <message>
   <source>There are no deals to show.</source>
   <translation>ยังไม่มีรายการต่อรองให้แสดง</translation>
  </message>
  <message>
   <source>There are no dots on drawings to show.</source>
   <translation>ยังไม่มีจุดบนภาพวาดให้แสดง</translation>
  </message>
  <message>
   <source>There are no more and no fewer posts on this place than chance would bring.</source>
   <translation>จำนวนเรื่องที่พูดถึงที่นี่ไม่มากและไม่น้อยไปกว่าที่จะเกิดโดยบังเอิญ</translation>
  </message>
  <message>
   <source>There are {count} places; take one out.</source>
   <translation>มี {count} แห่งแล้ว ให้เอาออกหนึ่งแห่งก่อน</translation>
  </message>
  <message>
   <source>There is no cell of a hotspot map there.</source>
   <translation>ตรงนั้นไม่มีช่องของแผนที่จุดร้อน</translation>
  </message>
  <message>
   <source>There is no drawing there. Tap on one.</source>
   <translation>ตรงนั้นไม่มีภาพวาด ลองแตะให้ตรงภาพวาด</translation>
  </message>
  <message>
   <source>There is no stage. Add one.</source>
   <translation>ยังไม่มีช่วงกิจกรรม ให้เพิ่มอย่างน้อยหนึ่งช่วง</translation>
  </message>
  <message>
   <source>There is no workshop file to merge. Choose one at least.</source>
   <translation>ยังไม่มีไฟล์เวิร์กช็อปที่จะรวม ให้เลือกอย่างน้อยหนึ่งไฟล์</translation>
  </message>
  <message>
   <source>There is nothing left in this turn.</source>
   <translation>ตานี้ไม่เหลืออะไรให้เลิกทำหรือทำซ้ำแล้ว</translation>
  </message>
  <message>
   <source>These files could not be changed; another program may hold them open. Close it and erase again: {files}.</source>
   <translation>แก้ไขไฟล์เหล่านี้ไม่ได้ อาจมีโปรแกรมอื่นเปิดค้างไว้ ให้ปิดแล้วลบอีกครั้ง: {files}</translation>
  </message>
  <message>
   <source>These files could not be looked through: {files}.</source>
   <translation>ตรวจไฟล์เหล่านี้ไม่ได้: {files}</translation>
  </message>
  <message>
   <source>They then lie in a file beside the project, masked but in the writers' own words: whoever gets the folder can read them. Left off, the texts are forgotten when QGIS closes.</source>
   <translation>ข้อความจะอยู่ในไฟล์ข้างโครงการ ปิดชื่อและเบอร์แล้ว แต่ยังเป็นถ้อยคำของผู้เขียน ใครได้โฟลเดอร์ไปก็อ่านได้ ถ้าไม่เลือก ข้อความจะหายไปเมื่อปิด QGIS</translation>
  </message>
  <message>
   <source>This computer does not say how it is powered.</source>
   <translation>เครื่องนี้ไม่บอกว่าใช้ไฟจากไหน</translation>
  </message>
  <message>
   <source>This copy of the plugin has no sample city. Install it again.</source>
   <translation>ปลั๊กอินที่ติดตั้งไว้ไม่มีเมืองตัวอย่าง กรุณาติดตั้งใหม่</translation>
  </message>
  <message>
   <source>This database has a room of another workshop ({titles}), none of yours. Choose another connection, or let the facilitator make your room there.</source>
   <translation>ฐานข้อมูลนี้มีห้องของเวิร์กช็อปอื่น ({titles}) แต่ไม่มีห้องของเวิร์กช็อปนี้ ให้เลือกการเชื่อมต่ออื่น หรือให้ผู้จัดสร้างห้องที่นี่</translation>
  </message>
  <message>
   <source>This database has no room yet. The facilitator makes one with “Make the room's tables”.</source>
   <translation>ฐานข้อมูลนี้ยังไม่มีห้อง ให้ผู้จัดสร้างด้วยปุ่ม “สร้างตารางของห้อง”</translation>
  </message>
  <message>
   <source>This disk is slow: draw into a folder on the laptop's own disk.</source>
   <translation>ดิสก์นี้ช้า ให้เก็บไฟล์ไว้ในดิสก์ของเครื่องเอง</translation>
  </message>
  <message>
   <source>This folder holds other things. Choose a new or an empty one.</source>
   <translation>โฟลเดอร์นี้มีไฟล์อื่นอยู่แล้ว กรุณาเลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง</translation>
  </message>
  <message>
   <source>This layer could not be computed ({reason}). Build the pack again; if it fails again, report it with the pack's report page.</source>
   <translation>คำนวณชั้นข้อมูลนี้ไม่สำเร็จ ({reason}) ให้สร้างชุดข้อมูลใหม่ หากยังไม่สำเร็จให้แจ้งปัญหาพร้อมหน้ารายงานของชุดข้อมูล</translation>
  </message>
  <message>
   <source>This name always means the likeliest place, in every import (key: A; another one: Ctrl and its number)</source>
   <translation>ชื่อนี้หมายถึงสถานที่ที่น่าจะเป็นที่สุดเสมอ ในการนำเข้าทุกครั้ง (แป้น A หากเป็นที่อื่นให้กด Ctrl กับเลขของที่นั้น)</translation>
  </message>
  <message>
   <source>This name by itself is never a place, in any import (key: N)</source>
   <translation>ชื่อนี้ลำพังไม่ใช่สถานที่เลย ในการนำเข้าทุกครั้ง (แป้น N)</translation>
  </message>
  <message>
   <source>This pack does not say how many have a name. Build it again.</source>
   <translation>ชุดข้อมูลนี้ไม่ได้บอกว่ามีชื่อกี่รายการ กรุณาสร้างชุดข้อมูลใหม่</translation>
  </message>
  <message>
   <source>This place is meant (key: {key}; always: Ctrl+{key})</source>
   <translation>หมายถึงสถานที่นี้ (แป้น {key} หากให้เป็นเช่นนี้เสมอ: Ctrl+{key})</translation>
  </message>
  <message>
   <source>This plugin has no recipe for {layer}. Only the eight layers it ships can be computed.</source>
   <translation>ปลั๊กอินนี้ไม่มีวิธีคำนวณ {layer} คำนวณได้เฉพาะแปดชั้นข้อมูลที่มากับปลั๊กอิน</translation>
  </message>
  <message>
   <source>This stroke lies off the earth in the map's CRS. Zoom to the city and draw.</source>
   <translation>เส้นนี้อยู่นอกขอบเขตโลกตามระบบพิกัดของแผนที่ ให้ซูมไปที่เมืองแล้ววาดใหม่</translation>
  </message>
  <message>
   <source>This table's drawings can be read to about {distance}. Half of the places were found that well or better (places tried: {count}).</source>
   <translation>ภาพวาดของโต๊ะนี้คลาดเคลื่อนได้ราว {distance} ครึ่งหนึ่งของสถานที่หาได้ใกล้เท่านี้หรือใกล้กว่า (ลองหา {count} แห่ง)</translation>
  </message>
  <message>
   <source>This version of QGIS has no type of its own for API keys: add a configuration of the type Basic authentication and give the key as its password.</source>
   <translation>QGIS รุ่นนี้ไม่มีชนิดสำหรับรหัส API โดยเฉพาะ ให้เพิ่มการตั้งค่าชนิด Basic authentication แล้วใส่รหัส API ในช่องรหัสผ่าน</translation>
  </message>
  <message>
   <source>This workshop has no places to find.</source>
   <translation>เวิร์กช็อปนี้ไม่ได้กำหนดสถานที่ให้หา</translation>
  </message>
  <message>
   <source>This workshop has no stages. Set some up to have a countdown.</source>
   <translation>เวิร์กช็อปนี้ยังไม่มีช่วงกิจกรรม ให้ตั้งไว้ก่อนจึงจะนับถอยหลังได้</translation>
  </message>
  <message>
   <source>Tick a post only when you have read it and nobody can be picked out by it: it is then shown as a quote on the card of the cell.</source>
   <translation>ทำเครื่องหมายเฉพาะโพสต์ที่คุณอ่านแล้ว และไม่มีใครถูกระบุตัวได้จากโพสต์นั้น โพสต์นั้นจะแสดงเป็นข้อความยกมาอ้างบนการ์ดของช่อง</translation>
  </message>
  <message>
   <source>Time is up</source>
   <translation>หมดเวลาแล้ว</translation>
  </message>
  <message>
   <source>Time is up. You can go on drawing.</source>
   <translation>หมดเวลาแล้ว ยังวาดต่อได้</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>ชื่องาน</translation>
  </message>
  <message>
   <source>To be deleted: results with their layers and files ({results}), files of kept posts ({stores}), quotes ({quotes}). This cannot be undone. Your own file of opinions stays where it is.</source>
   <translation>จะลบผลลัพธ์ {results} รายการ (ชั้นข้อมูลและไฟล์) ไฟล์โพสต์ที่เก็บไว้ {stores} ไฟล์ และคำพูด {quotes} รายการ ย้อนกลับไม่ได้ ไฟล์ความคิดเห็นของคุณเองยังอยู่ที่เดิม</translation>
  </message>
  <message>
   <source>To whom?</source>
   <translation>เสนอให้ใคร</translation>
  </message>
  <message>
   <source>Tokens for each</source>
   <translation>เบี้ยของแต่ละกลุ่ม</translation>
  </message>
  <message>
   <source>Tokens offered</source>
   <translation>เบี้ยที่เสนอให้</translation>
  </message>
  <message>
   <source>Tokens to bargain with</source>
   <translation>เบี้ยต่อรอง</translation>
  </message>
  <message>
   <source>Too few tables to tell: {count} have both moments, {least} are needed.</source>
   <translation>มีโต๊ะน้อยเกินกว่าจะสรุปได้: มีครบทั้งสองเวลา {count} โต๊ะ ต้องมีอย่างน้อย {least} โต๊ะ</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>เครื่องมือ</translation>
  </message>
  <message>
   <source>Topic</source>
   <translation>ประเด็น</translation>
  </message>
  <message>
   <source>Topic codebook</source>
   <translation>สมุดรหัสประเด็น</translation>
  </message>
  <message>
   <source>Topics and stance</source>
   <translation>ประเด็นและท่าที</translation>
  </message>
  <message>
   <source>Topics suggested by key words: {rows} rows; the export named none for them.</source>
   <translation>ประเด็นที่เครื่องเสนอจากคำสำคัญ: {rows} แถว ซึ่งไฟล์ต้นทางไม่ได้ระบุประเด็น</translation>
  </message>
  <message>
   <source>Touch what should go; undo brings it back</source>
   <translation>แตะสิ่งที่ไม่เอา เลิกทำเพื่อเอาคืนได้</translation>
  </message>
  <message>
   <source>Try now</source>
   <translation>ลองเดี๋ยวนี้</translation>
  </message>
  <message>
   <source>Try smaller and larger cells too</source>
   <translation>ลองช่องที่เล็กลงและใหญ่ขึ้นด้วย</translation>
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
   <source>Turns</source>
   <translation>ผลัดกันวาด</translation>
  </message>
  <message>
   <source>Two futures have the same colour. Give one another.</source>
   <translation>มีอนาคตสองแบบสีเดียวกัน ให้เปลี่ยนสีของแบบหนึ่ง</translation>
  </message>
  <message>
   <source>Type a name, the number of a post, or words of its text.</source>
   <translation>พิมพ์ชื่อ เลขโพสต์ หรือถ้อยคำในโพสต์</translation>
  </message>
  <message>
   <source>Type a sentence: which topics, by which words?</source>
   <translation>ลองพิมพ์ประโยค ดูว่าได้ประเด็นใด จากคำใด</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>เลิกทำ</translation>
  </message>
  <message>
   <source>Undo the last answer</source>
   <translation>เลิกทำคำตอบล่าสุด</translation>
  </message>
  <message>
   <source>Untick one to read the file again without it</source>
   <translation>เอาเครื่องหมายออกเพื่ออ่านไฟล์ใหม่โดยไม่ซ่อมข้อนั้น</translation>
  </message>
  <message>
   <source>Use a city pack that is already built</source>
   <translation>ใช้ชุดข้อมูลเมืองที่สร้างไว้แล้ว</translation>
  </message>
  <message>
   <source>Use the map's view</source>
   <translation>ใช้บริเวณที่แผนที่แสดงอยู่</translation>
  </message>
  <message>
   <source>Use the {rows} rows on {lat}, {lon} all the same</source>
   <translation>ใช้ {rows} แถวที่พิกัด {lat}, {lon} ต่อไป</translation>
  </message>
  <message>
   <source>Used as you asked: {rows} rows all lie on {lat}, {lon}.</source>
   <translation>ใช้ตามที่เลือก: {rows} แถวอยู่ที่พิกัด {lat}, {lon} เดียวกันทั้งหมด</translation>
  </message>
  <message>
   <source>Vote</source>
   <translation>ลงคะแนน</translation>
  </message>
  <message>
   <source>Vote with dots</source>
   <translation>แปะจุดลงคะแนน</translation>
  </message>
  <message>
   <source>Votes · {round}</source>
   <translation>คะแนน · {round}</translation>
  </message>
  <message>
   <source>Warm-up</source>
   <translation>อุ่นเครื่อง</translation>
  </message>
  <message>
   <source>Week</source>
   <translation>สัปดาห์</translation>
  </message>
  <message>
   <source>What</source>
   <translation>เรื่อง</translation>
  </message>
  <message>
   <source>What became of every row</source>
   <translation>แต่ละแถวเป็นอย่างไร</translation>
  </message>
  <message>
   <source>What can be drawn</source>
   <translation>สิ่งที่วาดได้</translation>
  </message>
  <message>
   <source>What changed between two packs</source>
   <translation>สิ่งที่เปลี่ยนไประหว่างชุดข้อมูลสองชุด</translation>
  </message>
  <message>
   <source>What changed…</source>
   <translation>มีอะไรเปลี่ยนไป…</translation>
  </message>
  <message>
   <source>What else is here</source>
   <translation>มีอะไรอีกที่นี่</translation>
  </message>
  <message>
   <source>What else is in the hot cells: every layer of the city pack against chance, as a table</source>
   <translation>มีอะไรอีกในช่องร้อน เทียบทุกชั้นข้อมูลในชุดข้อมูลเมืองกับความบังเอิญ แสดงเป็นตาราง</translation>
  </message>
  <message>
   <source>What else is in the hotspots</source>
   <translation>มีอะไรอีกในจุดร้อน</translation>
  </message>
  <message>
   <source>What got dots</source>
   <translation>สิ่งที่ได้จุด</translation>
  </message>
  <message>
   <source>What is hot or cold</source>
   <translation>คิดความร้อนเย็นจากอะไร</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>ปัญหา</translation>
  </message>
  <message>
   <source>What it does not say</source>
   <translation>สิ่งที่แผนที่นี้ไม่ได้บอก</translation>
  </message>
  <message>
   <source>What people agree to</source>
   <translation>ข้อตกลงกับผู้เข้าร่วม</translation>
  </message>
  <message>
   <source>What shall the other group do?</source>
   <translation>ขอให้อีกฝ่ายทำอะไร</translation>
  </message>
  <message>
   <source>What speaks for (+) and against (−) the first:</source>
   <translation>เหตุผลสนับสนุน (+) และคัดค้าน (−) ตัวเลือกแรก:</translation>
  </message>
  <message>
   <source>What the map shows now</source>
   <translation>เท่าที่เห็นบนแผนที่ตอนนี้</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>ควรทำอะไร</translation>
  </message>
  <message>
   <source>What you tapped is no longer there.</source>
   <translation>ชิ้นที่แตะไว้ไม่อยู่แล้ว</translation>
  </message>
  <message>
   <source>Where people live and nobody spoke. Needs who lives where.</source>
   <translation>บริเวณที่มีคนอาศัยแต่ไม่มีใครพูดถึง ต้องเลือกข้อมูลประชากรก่อน</translation>
  </message>
  <message>
   <source>Where tables agree</source>
   <translation>โต๊ะเห็นตรงกันที่ไหน</translation>
  </message>
  <message>
   <source>Which column holds what?</source>
   <translation>คอลัมน์ใดเก็บข้อมูลอะไร</translation>
  </message>
  <message>
   <source>Which future this map shows</source>
   <translation>แผนที่นี้แสดงอนาคตแบบใด</translation>
  </message>
  <message>
   <source>Which table votes now?</source>
   <translation>ตอนนี้โต๊ะไหนลงคะแนน</translation>
  </message>
  <message>
   <source>Who lives where</source>
   <translation>ใครอยู่ที่ไหน</translation>
  </message>
  <message>
   <source>Who offers?</source>
   <translation>ใครเป็นผู้เสนอ</translation>
  </message>
  <message>
   <source>Whose turn? Touch a seat.</source>
   <translation>ถึงตาใคร แตะที่นั่งนั้น</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>เหตุผล</translation>
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
   <source>Wipe</source>
   <translation>ล้างกรอบ</translation>
  </message>
  <message>
   <source>With a name</source>
   <translation>มีชื่อ</translation>
  </message>
  <message>
   <source>With one future there is nothing to compare.</source>
   <translation>มีอนาคตแบบเดียว จึงไม่มีอะไรให้เทียบ</translation>
  </message>
  <message>
   <source>Withdraw</source>
   <translation>ถอน</translation>
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
   <source>Without buildings none are counted in the reach.</source>
   <translation>ไม่มีข้อมูลอาคาร จึงไม่ได้นับอาคารในระยะเดิน</translation>
  </message>
  <message>
   <source>Without land cover, mapped buildings stand for the built-up share and parks for grass; trees are not known.</source>
   <translation>ไม่มีข้อมูลสิ่งปกคลุมดิน จึงใช้อาคารในแผนที่แทนสิ่งปลูกสร้าง และสวนแทนทุ่งหญ้า ส่วนต้นไม้ไม่ทราบ</translation>
  </message>
  <message>
   <source>Without registered population there is no figure to check the model with.</source>
   <translation>ไม่มีข้อมูลประชากรตามทะเบียน จึงไม่มีตัวเลขไว้ตรวจเทียบแบบจำลอง</translation>
  </message>
  <message>
   <source>Without streets and paths the reach is a straight belt of 230 m.</source>
   <translation>ไม่มีข้อมูลถนนหรือทางเดิน จึงใช้ระยะเส้นตรง 230 เมตรรอบสวนแทน</translation>
  </message>
  <message>
   <source>Without the master password of QGIS your key cannot be read, so nothing was asked of any server. Try again, or untick the file that needs the key.</source>
   <translation>หากไม่ใส่รหัสผ่านหลักของ QGIS ก็อ่านรหัส API ของคุณไม่ได้ จึงยังไม่ได้ติดต่อเซิร์ฟเวอร์ใด ลองใหม่อีกครั้ง หรือไม่เลือกไฟล์ที่ต้องใช้รหัส API</translation>
  </message>
  <message>
   <source>Without the population model the index is per hectare: do not compare it with one per 100 residents.</source>
   <translation>ไม่มีแบบจำลองประชากร จึงคิดดัชนีต่อเฮกตาร์ ห้ามนำไปเทียบกับดัชนีต่อผู้อยู่อาศัย 100 คน</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>คำที่ค้นหา</translation>
  </message>
  <message>
   <source>Words that set it apart from other cells: {words}.</source>
   <translation>คำที่ทำให้ช่องนี้ต่างจากช่องอื่น: {words}</translation>
  </message>
  <message>
   <source>Workshop file</source>
   <translation>ไฟล์เวิร์กช็อป</translation>
  </message>
  <message>
   <source>Workshop files of the tables</source>
   <translation>ไฟล์เวิร์กช็อปของแต่ละโต๊ะ</translation>
  </message>
  <message>
   <source>Write one file of all…</source>
   <translation>เขียนไฟล์รวม…</translation>
  </message>
  <message>
   <source>Write the place's name first.</source>
   <translation>เขียนชื่อสถานที่ก่อน</translation>
  </message>
  <message>
   <source>Write what people agree to.</source>
   <translation>เขียนข้อตกลงกับผู้เข้าร่วมก่อน</translation>
  </message>
  <message>
   <source>Write, then press Enter</source>
   <translation>เขียนแล้วกด Enter</translation>
  </message>
  <message>
   <source>Writing one file of all tables</source>
   <translation>กำลังเขียนไฟล์รวมทุกโต๊ะ</translation>
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
   <source>Written here</source>
   <translation>หมายเหตุที่เขียนไว้ตรงนี้</translation>
  </message>
  <message>
   <source>Written on</source>
   <translation>ออกรายงานเมื่อ</translation>
  </message>
  <message>
   <source>Years in {file} are Buddhist Era: {be} is {ce}.</source>
   <translation>ปีใน {file} เป็นพุทธศักราช: พ.ศ. {be} คือ ค.ศ. {ce}</translation>
  </message>
  <message>
   <source>Your own file of opinions was not touched: it still lies at {files} and still holds the posts.</source>
   <translation>ไฟล์ความคิดเห็นของคุณเองไม่ถูกแตะต้อง ยังอยู่ที่ {files} และยังมีโพสต์เหล่านั้น</translation>
  </message>
  <message>
   <source>Yours, or changed by you</source>
   <translation>คุณเพิ่มหรือแก้ไขเอง</translation>
  </message>
  <message>
   <source>Zone of times that name none</source>
   <translation>เขตเวลาสำหรับเวลาที่ไม่ระบุเขต</translation>
  </message>
  <message>
   <source>a call</source>
   <translation>การโทร</translation>
  </message>
  <message>
   <source>a comment that the moderators rejected</source>
   <translation>ความเห็นที่ผู้ดูแลไม่ให้ผ่าน</translation>
  </message>
  <message>
   <source>a common word, unless the word for its kind stands before it</source>
   <translation>เป็นคำทั่วไป เว้นแต่มีคำบอกชนิดสถานที่นำหน้า</translation>
  </message>
  <message>
   <source>a date not stated</source>
   <translation>ไม่ได้ระบุ</translation>
  </message>
  <message>
   <source>a district bears the name too, and people mean that</source>
   <translation>มีอำเภอชื่อเดียวกัน และคนมักหมายถึงอำเภอ</translation>
  </message>
  <message>
   <source>a district or subdistrict, which people call by its bare name</source>
   <translation>เป็นอำเภอหรือตำบล ซึ่งคนมักเรียกชื่อเปล่า ๆ</translation>
  </message>
  <message>
   <source>a guess</source>
   <translation>คาดเดา</translation>
  </message>
  <message>
   <source>a line or an area instead of a point (one of those with no coordinates)</source>
   <translation>เป็นเส้นหรือพื้นที่ ไม่ใช่จุด (นับรวมอยู่ในแถวที่ไม่มีพิกัด)</translation>
  </message>
  <message>
   <source>a long name that hardly means anything else</source>
   <translation>ชื่อยาวที่แทบไม่มีความหมายอื่น</translation>
  </message>
  <message>
   <source>a message whose sender cannot be told from its text</source>
   <translation>ข้อความที่แยกชื่อผู้ส่งออกจากเนื้อหาไม่ได้</translation>
  </message>
  <message>
   <source>a new workshop, on another day</source>
   <translation>เวิร์กช็อปใหม่ คนละวัน</translation>
  </message>
  <message>
   <source>a notice of the app: somebody joined, left or took a message back</source>
   <translation>ข้อความจากระบบ เช่น มีคนเข้ากลุ่ม ออกจากกลุ่ม หรือยกเลิกข้อความ</translation>
  </message>
  <message>
   <source>a picture, sticker, file or the like</source>
   <translation>รูป สติกเกอร์ ไฟล์ หรือสิ่งแนบอื่น</translation>
  </message>
  <message>
   <source>a piece of a record broken at a line break</source>
   <translation>เศษของระเบียนที่ขาดเพราะมีการขึ้นบรรทัดใหม่</translation>
  </message>
  <message>
   <source>a place question has its columns -Latitude and -Longitude</source>
   <translation>คำถามเรื่องสถานที่มีคอลัมน์ -Latitude และ -Longitude</translation>
  </message>
  <message>
   <source>a place question has its columns _latitude and _longitude</source>
   <translation>คำถามเรื่องสถานที่มีคอลัมน์ _latitude และ _longitude</translation>
  </message>
  <message>
   <source>a post that another file of the folder holds too</source>
   <translation>โพสต์ที่มีอยู่ในอีกไฟล์หนึ่งของโฟลเดอร์แล้ว</translation>
  </message>
  <message>
   <source>a post that was erased for good</source>
   <translation>ความคิดเห็นที่ลบถาวรแล้ว</translation>
  </message>
  <message>
   <source>a post with neither words nor a place</source>
   <translation>โพสต์ที่ไม่มีทั้งข้อความและสถานที่</translation>
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
   <source>a result made from it</source>
   <translation>ผลลัพธ์ที่สร้างจากไฟล์นี้</translation>
  </message>
  <message>
   <source>a row of HXL tags below the header</source>
   <translation>แถวแท็ก HXL ใต้หัวตาราง</translation>
  </message>
  <message>
   <source>a shop or hotel, whose name may be anything</source>
   <translation>เป็นร้านหรือโรงแรม ซึ่งตั้งชื่ออย่างไรก็ได้</translation>
  </message>
  <message>
   <source>a short name</source>
   <translation>ชื่อสั้น</translation>
  </message>
  <message>
   <source>a space stands in the middle of it</source>
   <translation>มีช่องว่างคั่นกลางชื่อ</translation>
  </message>
  <message>
   <source>a table of postal codes by tambon (GeoThai)</source>
   <translation>ตารางรหัสไปรษณีย์รายตำบล (GeoThai)</translation>
  </message>
  <message>
   <source>a text is missing</source>
   <translation>ยังไม่มีข้อความ</translation>
  </message>
  <message>
   <source>act</source>
   <translation>ต้องแก้</translation>
  </message>
  <message>
   <source>added</source>
   <translation>ที่เพิ่มมา</translation>
  </message>
  <message>
   <source>against</source>
   <translation>คัดค้าน</translation>
  </message>
  <message>
   <source>against it (suggested)</source>
   <translation>คัดค้าน (เครื่องเสนอ)</translation>
  </message>
  <message>
   <source>an empty row</source>
   <translation>แถวว่าง</translation>
  </message>
  <message>
   <source>an everyday word or a first name as well</source>
   <translation>เป็นคำทั่วไปหรือชื่อคนได้ด้วย</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>และอีก {count} รายการ</translation>
  </message>
  <message>
   <source>and {count} more layers</source>
   <translation>และอีก {count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>another place in the text is near</source>
   <translation>มีสถานที่อื่นในข้อความอยู่ใกล้กัน</translation>
  </message>
  <message>
   <source>another stance, or none that is clear</source>
   <translation>ท่าทีอื่น หรือไม่ชัดเจน</translation>
  </message>
  <message>
   <source>areas</source>
   <translation>พื้นที่</translation>
  </message>
  <message>
   <source>as you chose for a table with the same columns</source>
   <translation>ตามที่คุณเคยเลือกไว้กับตารางที่มีคอลัมน์ชุดเดียวกัน</translation>
  </message>
  <message>
   <source>bridge</source>
   <translation>สะพาน</translation>
  </message>
  <message>
   <source>building</source>
   <translation>อาคาร</translation>
  </message>
  <message>
   <source>by day</source>
   <translation>รายวัน</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>ดาวน์โหลดเอง</translation>
  </message>
  <message>
   <source>by month</source>
   <translation>รายเดือน</translation>
  </message>
  <message>
   <source>by week</source>
   <translation>รายสัปดาห์</translation>
  </message>
  <message>
   <source>came, but nothing says where it ends: look whether it is whole</source>
   <translation>ได้ไฟล์แล้ว แต่ต้นทางไม่ได้บอกว่าจบตรงไหน กรุณาดูว่าครบหรือไม่</translation>
  </message>
  <message>
   <source>checksum matches</source>
   <translation>รหัสตรวจสอบตรงกัน</translation>
  </message>
  <message>
   <source>city gate</source>
   <translation>ประตูเมือง</translation>
  </message>
  <message>
   <source>city wall or moat</source>
   <translation>กำแพงเมือง/คูเมือง</translation>
  </message>
  <message>
   <source>community venue</source>
   <translation>สถานที่ของชุมชน</translation>
  </message>
  <message>
   <source>compared with</source>
   <translation>เทียบกับ</translation>
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
   <source>data in {filled} of {all} tambon</source>
   <translation>มีข้อมูลใน {filled} จาก {all} ตำบล</translation>
  </message>
  <message>
   <source>date not known</source>
   <translation>ไม่ทราบวันที่</translation>
  </message>
  <message>
   <source>day and month that cannot be told apart, the day taken to come first</source>
   <translation>แยกวันกับเดือนไม่ออก ถือว่าวันมาก่อนเดือน</translation>
  </message>
  <message>
   <source>disputed</source>
   <translation>เห็นต่าง</translation>
  </message>
  <message>
   <source>district</source>
   <translation>อำเภอ</translation>
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
   <source>due for renewal</source>
   <translation>ถึงรอบปรับปรุง</translation>
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
   <source>estimate</source>
   <translation>ค่าประมาณ</translation>
  </message>
  <message>
   <source>fancy letters turned into plain ones</source>
   <translation>เปลี่ยนตัวอักษรประดิษฐ์เป็นตัวธรรมดา</translation>
  </message>
  <message>
   <source>feature without a usable area</source>
   <translation>วัตถุที่ไม่มีรูปพื้นที่ที่ใช้ได้</translation>
  </message>
  <message>
   <source>files of the folder that hold no such opinions were left out</source>
   <translation>ข้ามไฟล์ในโฟลเดอร์ที่ไม่มีความคิดเห็นชนิดนี้</translation>
  </message>
  <message>
   <source>finger</source>
   <translation>นิ้ว</translation>
  </message>
  <message>
   <source>for it (suggested)</source>
   <translation>สนับสนุน (เครื่องเสนอ)</translation>
  </message>
  <message>
   <source>free to use; credit: {credit}</source>
   <translation>ใช้ได้โดยไม่มีค่าใช้จ่าย แต่ต้องอ้างอิงว่า {credit}</translation>
  </message>
  <message>
   <source>fresh</source>
   <translation>ใหม่</translation>
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
   <source>hill or forest</source>
   <translation>ดอยหรือป่า</translation>
  </message>
  <message>
   <source>hospital or clinic</source>
   <translation>โรงพยาบาล/คลินิก</translation>
  </message>
  <message>
   <source>hour</source>
   <translation>ชั่วโมง</translation>
  </message>
  <message>
   <source>housing estate</source>
   <translation>หมู่บ้านจัดสรร</translation>
  </message>
  <message>
   <source>imported now</source>
   <translation>นำเข้าอยู่ตอนนี้</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>เรียบร้อย</translation>
  </message>
  <message>
   <source>invisible characters taken out</source>
   <translation>เอาอักขระที่มองไม่เห็นออก</translation>
  </message>
  <message>
   <source>it begins with a day as LINE writes it, and lines with a time and a sender follow</source>
   <translation>ขึ้นต้นด้วยวันที่ตามแบบของ LINE ตามด้วยบรรทัดที่มีเวลาและผู้ส่ง</translation>
  </message>
  <message>
   <source>it has a list named as in Facebook's download</source>
   <translation>มีรายการที่ตั้งชื่อตามไฟล์ดาวน์โหลดของ Facebook</translation>
  </message>
  <message>
   <source>it has no column of texts, so no place can be found in them</source>
   <translation>ไม่มีคอลัมน์ข้อความ จึงหาสถานที่จากข้อความไม่ได้</translation>
  </message>
  <message>
   <source>it has no coordinates: place matching can look for places in the text</source>
   <translation>ไม่มีพิกัด ใช้การจับคู่สถานที่หาสถานที่จากข้อความได้</translation>
  </message>
  <message>
   <source>it holds exactly 5,000 rows, where this export stops: there may be more reports. Export a shorter time, and put the files in one folder</source>
   <translation>มี 5,000 แถวพอดี ซึ่งเป็นจำนวนสูงสุดของการส่งออกแบบนี้ อาจมีเรื่องแจ้งมากกว่านี้ โปรดส่งออกทีละช่วงเวลาที่สั้นลง แล้วเก็บไฟล์ไว้ในโฟลเดอร์เดียวกัน</translation>
  </message>
  <message>
   <source>it holds posts, comments or check-ins as Facebook's download does</source>
   <translation>มีโพสต์ ความคิดเห็น หรือเช็กอิน ในรูปแบบไฟล์ดาวน์โหลดของ Facebook</translation>
  </message>
  <message>
   <source>it is GeoJSON whose features carry Traffy Fondue's own fields</source>
   <translation>เป็น GeoJSON ที่มีฟิลด์เฉพาะของ Traffy Fondue</translation>
  </message>
  <message>
   <source>it is JSON with issues, as SeeClickFix gives them</source>
   <translation>เป็น JSON ที่มี issues ตามแบบของ SeeClickFix</translation>
  </message>
  <message>
   <source>it is JSON with service_requests, as GeoReport version 2 gives them</source>
   <translation>เป็น JSON ที่มี service_requests ตามแบบ GeoReport รุ่น 2</translation>
  </message>
  <message>
   <source>it is XML with service_requests, as GeoReport version 2 gives them</source>
   <translation>เป็น XML ที่มี service_requests ตามแบบ GeoReport รุ่น 2</translation>
  </message>
  <message>
   <source>it is a JSON list of objects with service_request_id</source>
   <translation>เป็นรายการ JSON ที่แต่ละรายการมี service_request_id</translation>
  </message>
  <message>
   <source>it is of groups, whose posts do not say who wrote them</source>
   <translation>เป็นข้อมูลของกลุ่ม ซึ่งไม่บอกว่าใครเขียนโพสต์</translation>
  </message>
  <message>
   <source>it is there twice</source>
   <translation>มีซ้ำสองรายการ</translation>
  </message>
  <message>
   <source>it lies in a ZIP archive and was read there</source>
   <translation>อยู่ในไฟล์ ZIP และอ่านจากในนั้นโดยตรง</translation>
  </message>
  <message>
   <source>it may not hold a semicolon, which parts topics</source>
   <translation>ห้ามมีเครื่องหมาย ; เพราะใช้คั่นระหว่างประเด็น</translation>
  </message>
  <message>
   <source>it must be a list of texts; put numbers and yes/no in quotes</source>
   <translation>ต้องเป็นรายการข้อความ ตัวเลขและคำว่า yes/no ให้ใส่ในเครื่องหมายคำพูด</translation>
  </message>
  <message>
   <source>it names areas but no coordinates: place matching can find them</source>
   <translation>มีชื่อพื้นที่แต่ไม่มีพิกัด ใช้การจับคู่สถานที่หาได้</translation>
  </message>
  <message>
   <source>it opens a sentence</source>
   <translation>ขึ้นต้นประโยค</translation>
  </message>
  <message>
   <source>it stands where a surname stands</source>
   <translation>อยู่ในตำแหน่งของนามสกุล</translation>
  </message>
  <message>
   <source>its cells are a few words that come again and again</source>
   <translation>ข้อมูลเป็นคำไม่กี่คำที่ซ้ำกันไปมา</translation>
  </message>
  <message>
   <source>its cells are dates</source>
   <translation>ข้อมูลเป็นวันที่</translation>
  </message>
  <message>
   <source>its cells are numbers with many decimals, in the range of degrees</source>
   <translation>ข้อมูลเป็นตัวเลขทศนิยมหลายตำแหน่ง อยู่ในช่วงของค่าองศา</translation>
  </message>
  <message>
   <source>its cells are the longest texts</source>
   <translation>ข้อมูลเป็นข้อความที่ยาวที่สุดในตาราง</translation>
  </message>
  <message>
   <source>its cells are two numbers in the range of degrees</source>
   <translation>ข้อมูลเป็นตัวเลขคู่ อยู่ในช่วงของค่าองศา</translation>
  </message>
  <message>
   <source>its codes are written as CONSUL numbers proposals: MAD-2015-09-7</source>
   <translation>รหัสเขียนแบบที่ CONSUL ให้เลขข้อเสนอ เช่น MAD-2015-09-7</translation>
  </message>
  <message>
   <source>its column Query is personal and is not read</source>
   <translation>คอลัมน์ Query เป็นข้อมูลส่วนบุคคล จึงไม่อ่าน</translation>
  </message>
  <message>
   <source>its entries have timestamp, data and attachments as in Facebook's download</source>
   <translation>แต่ละรายการมี timestamp, data และ attachments ตามไฟล์ดาวน์โหลดของ Facebook</translation>
  </message>
  <message>
   <source>its first line is that of a saved LINE chat</source>
   <translation>บรรทัดแรกเป็นแบบของแชท LINE ที่บันทึกไว้</translation>
  </message>
  <message>
   <source>its links lead to /proposals/ or /debates/ as on a CONSUL site</source>
   <translation>ลิงก์ชี้ไปที่ /proposals/ หรือ /debates/ แบบเว็บไซต์ CONSUL</translation>
  </message>
  <message>
   <source>its name holds a word for it and its cells agree</source>
   <translation>ชื่อคอลัมน์มีคำที่บ่งบอก และข้อมูลในคอลัมน์สอดคล้องกัน</translation>
  </message>
  <message>
   <source>its name says so</source>
   <translation>ชื่อคอลัมน์บอกไว้</translation>
  </message>
  <message>
   <source>its name says so and its cells agree</source>
   <translation>ชื่อคอลัมน์บอกไว้ และข้อมูลในคอลัมน์สอดคล้องกัน</translation>
  </message>
  <message>
   <source>its name says so, but its cells are empty</source>
   <translation>ชื่อคอลัมน์บอกไว้ แต่ไม่มีข้อมูลในคอลัมน์</translation>
  </message>
  <message>
   <source>its name says so, but its cells look like something else</source>
   <translation>ชื่อคอลัมน์บอกไว้ แต่ข้อมูลในคอลัมน์ดูเป็นอย่างอื่น</translation>
  </message>
  <message>
   <source>its names are those of later versions: votes, likes, taxonomies</source>
   <translation>ชื่อคอลัมน์เป็นของรุ่นใหม่ คือ votes, likes, taxonomies</translation>
  </message>
  <message>
   <source>its parts lie side by side and were read together</source>
   <translation>ไฟล์แบ่งเป็นหลายส่วนวางอยู่ด้วยกัน จึงอ่านรวมกัน</translation>
  </message>
  <message>
   <source>its text holds these words</source>
   <translation>ในข้อความมีถ้อยคำนี้</translation>
  </message>
  <message>
   <source>its text holds this telephone number</source>
   <translation>ในข้อความมีหมายเลขโทรศัพท์นี้</translation>
  </message>
  <message>
   <source>junction</source>
   <translation>ทางแยก</translation>
  </message>
  <message>
   <source>keep an eye on</source>
   <translation>ควรจับตา</translation>
  </message>
  <message>
   <source>lane (soi)</source>
   <translation>ซอย</translation>
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
   <source>letters garbled by a wrong encoding (mojibake) put right</source>
   <translation>แก้ตัวอักษรเพี้ยนจากการอ่านรหัสผิด (mojibake)</translation>
  </message>
  <message>
   <source>letters that the file's encoding cannot hold, replaced</source>
   <translation>แทนตัวอักษรที่รหัสอักขระของไฟล์ไม่รองรับ</translation>
  </message>
  <message>
   <source>licence not stated</source>
   <translation>ไม่ระบุสัญญาอนุญาต</translation>
  </message>
  <message>
   <source>likely</source>
   <translation>น่าจะใช่</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>เส้น</translation>
  </message>
  <message>
   <source>live</source>
   <translation>ข้อมูลสด</translation>
  </message>
  <message>
   <source>m</source>
   <translation>ม.</translation>
  </message>
  <message>
   <source>market</source>
   <translation>ตลาด</translation>
  </message>
  <message>
   <source>min</source>
   <translation>นาที</translation>
  </message>
  <message>
   <source>month</source>
   <translation>เดือน</translation>
  </message>
  <message>
   <source>mouse</source>
   <translation>เมาส์</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>ที่ย้ายที่</translation>
  </message>
  <message>
   <source>municipality</source>
   <translation>เทศบาล/อบต.</translation>
  </message>
  <message>
   <source>museum or monument</source>
   <translation>พิพิธภัณฑ์หรืออนุสาวรีย์</translation>
  </message>
  <message>
   <source>name of a person, @name or LINE id</source>
   <translation>ชื่อบุคคล @ชื่อ หรือไอดีไลน์</translation>
  </message>
  <message>
   <source>names not counted</source>
   <translation>ยังไม่ได้นับชื่อ</translation>
  </message>
  <message>
   <source>neighbourhood</source>
   <translation>ย่าน/ชุมชน</translation>
  </message>
  <message>
   <source>never (one edition)</source>
   <translation>ไม่มี (เผยแพร่ครั้งเดียว)</translation>
  </message>
  <message>
   <source>no city pack is open</source>
   <translation>ยังไม่ได้เปิดชุดข้อมูลเมือง</translation>
  </message>
  <message>
   <source>no city pack is open, so only what is drawn is measured</source>
   <translation>ยังไม่ได้เปิดชุดข้อมูลเมือง จึงวัดได้เฉพาะสิ่งที่วาด</translation>
  </message>
  <message>
   <source>no column holds a text, so posts can be counted but not read</source>
   <translation>ไม่มีคอลัมน์ข้อความ จึงนับจำนวนโพสต์ได้แต่อ่านเนื้อหาไม่ได้</translation>
  </message>
  <message>
   <source>no coordinates</source>
   <translation>ไม่มีพิกัด</translation>
  </message>
  <message>
   <source>no day</source>
   <translation>ไม่ระบุวัน</translation>
  </message>
  <message>
   <source>no names in this layer</source>
   <translation>ชั้นนี้ไม่มีชื่อ</translation>
  </message>
  <message>
   <source>no platform was recognised; columns were taken by their names and cells</source>
   <translation>ไม่พบว่าเป็นของแพลตฟอร์มใด จึงเลือกคอลัมน์จากชื่อและข้อมูลในคอลัมน์</translation>
  </message>
  <message>
   <source>no platform was recognised; the columns were chosen by you</source>
   <translation>ไม่พบว่าเป็นของแพลตฟอร์มใด จึงใช้คอลัมน์ตามที่คุณเลือก</translation>
  </message>
  <message>
   <source>not built</source>
   <translation>ยังไม่ได้สร้าง</translation>
  </message>
  <message>
   <source>not counted</source>
   <translation>ไม่นับ</translation>
  </message>
  <message>
   <source>not for packs: to open in QGIS by hand</source>
   <translation>ไม่ได้ใช้ในชุดข้อมูล เปิดใน QGIS เองได้</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>ไม่ทราบ</translation>
  </message>
  <message>
   <source>not ready</source>
   <translation>ยังไม่พร้อมใช้</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>ไม่ระบุ</translation>
  </message>
  <message>
   <source>not stated by the source</source>
   <translation>แหล่งที่มาไม่ได้ระบุ</translation>
  </message>
  <message>
   <source>now</source>
   <translation>ตอนนี้</translation>
  </message>
  <message>
   <source>number plate</source>
   <translation>ทะเบียนรถ</translation>
  </message>
  <message>
   <source>office</source>
   <translation>สำนักงาน</translation>
  </message>
  <message>
   <source>on a point shared by too many rows to be where they were written</source>
   <translation>อยู่บนจุดเดียวกันมากแถวเกินไป จึงไม่น่าใช่ตำแหน่งจริง</translation>
  </message>
  <message>
   <source>one cell</source>
   <translation>1 ช่อง</translation>
  </message>
  <message>
   <source>one edition</source>
   <translation>เผยแพร่ครั้งเดียว</translation>
  </message>
  <message>
   <source>online</source>
   <translation>ออนไลน์</translation>
  </message>
  <message>
   <source>only a-z, 0-9 and _ are allowed</source>
   <translation>ใช้ได้เฉพาะ a-z, 0-9 และ _</translation>
  </message>
  <message>
   <source>open licence</source>
   <translation>สัญญาอนุญาตแบบเปิด</translation>
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
   <source>other tables of the archive were left out, such as repeated questions or votes: what is said stands in this one</source>
   <translation>ข้ามตารางอื่นในไฟล์ ZIP เช่น คำถามที่ตอบซ้ำได้หรือผลโหวต เพราะสิ่งที่คนพูดอยู่ในตารางนี้</translation>
  </message>
  <message>
   <source>out of date</source>
   <translation>เก่าแล้ว</translation>
  </message>
  <message>
   <source>own terms</source>
   <translation>เงื่อนไขของผู้เผยแพร่</translation>
  </message>
  <message>
   <source>park or sports ground</source>
   <translation>สวนหรือสนามกีฬา</translation>
  </message>
  <message>
   <source>part of its name</source>
   <translation>ส่วนหนึ่งของชื่อ</translation>
  </message>
  <message>
   <source>people hardly call it so without saying what it is</source>
   <translation>คนมักไม่เรียกอย่างนี้โดยไม่บอกว่าเป็นอะไร</translation>
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
   <source>pictures and other files of the archive were left out</source>
   <translation>ข้ามรูปภาพและไฟล์อื่นในไฟล์ ZIP</translation>
  </message>
  <message>
   <source>place</source>
   <translation>สถานที่</translation>
  </message>
  <message>
   <source>place in a tambon that is not in this pack</source>
   <translation>สถานที่ในตำบลที่ไม่มีในชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>place of worship</source>
   <translation>ศาสนสถาน</translation>
  </message>
  <message>
   <source>point inside an area of the same name</source>
   <translation>จุดที่อยู่ในพื้นที่ชื่อเดียวกัน</translation>
  </message>
  <message>
   <source>police or fire station</source>
   <translation>สถานีตำรวจ/ดับเพลิง</translation>
  </message>
  <message>
   <source>posts kept in the project</source>
   <translation>เก็บโพสต์ไว้ในโครงการ</translation>
  </message>
  <message>
   <source>proxy</source>
   <translation>ดัชนีแทน</translation>
  </message>
  <message>
   <source>quarter of the city</source>
   <translation>แขวงของเทศบาลนคร</translation>
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
   <source>removed</source>
   <translation>ที่หายไป</translation>
  </message>
  <message>
   <source>results: {count}</source>
   <translation>ผลลัพธ์ {count} รายการ</translation>
  </message>
  <message>
   <source>river, canal or lake</source>
   <translation>แม่น้ำ คลอง หรืออ่างเก็บน้ำ</translation>
  </message>
  <message>
   <source>road</source>
   <translation>ถนน</translation>
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
   <translation>แถวที่บอกปีไม่ชัดว่าเป็น พ.ศ. หรือ ค.ศ.</translation>
  </message>
  <message>
   <source>row without usable coordinates</source>
   <translation>แถวที่ไม่มีพิกัดที่ใช้ได้</translation>
  </message>
  <message>
   <source>rows that were erased</source>
   <translation>แถวที่ลบไปแล้ว</translation>
  </message>
  <message>
   <source>sample</source>
   <translation>ตัวอย่าง</translation>
  </message>
  <message>
   <source>school</source>
   <translation>โรงเรียน</translation>
  </message>
  <message>
   <source>several places bear this name</source>
   <translation>มีหลายแห่งที่ใช้ชื่อนี้</translation>
  </message>
  <message>
   <source>share alike</source>
   <translation>ต้องเผยแพร่ต่อแบบเดียวกัน</translation>
  </message>
  <message>
   <source>shop, hotel or restaurant</source>
   <translation>ร้านค้า โรงแรม หรือร้านอาหาร</translation>
  </message>
  <message>
   <source>shown</source>
   <translation>แสดงอยู่</translation>
  </message>
  <message>
   <source>some layers are sample data</source>
   <translation>บางชั้นเป็นข้อมูลตัวอย่าง</translation>
  </message>
  <message>
   <source>stamps</source>
   <translation>หมุด</translation>
  </message>
  <message>
   <source>station or airport</source>
   <translation>สถานี/สนามบิน</translation>
  </message>
  <message>
   <source>stylus</source>
   <translation>ปากกา</translation>
  </message>
  <message>
   <source>subdistrict</source>
   <translation>ตำบล</translation>
  </message>
  <message>
   <source>suggested by a machine</source>
   <translation>เครื่องเสนอ</translation>
  </message>
  <message>
   <source>support</source>
   <translation>สนับสนุน</translation>
  </message>
  <message>
   <source>sure</source>
   <translation>แน่ใจ</translation>
  </message>
  <message>
   <source>switched off at first</source>
   <translation>ปิดไว้ก่อน</translation>
  </message>
  <message>
   <source>tail of a broken record put back under its columns</source>
   <translation>นำส่วนท้ายของระเบียนที่ขาดกลับเข้าคอลัมน์เดิม</translation>
  </message>
  <message>
   <source>tambon without a postal code in the table</source>
   <translation>ตำบลที่ไม่มีรหัสไปรษณีย์ในตาราง</translation>
  </message>
  <message>
   <source>temple</source>
   <translation>วัด</translation>
  </message>
  <message>
   <source>ten minutes</source>
   <translation>สิบนาที</translation>
  </message>
  <message>
   <source>the battery holds {percent} %</source>
   <translation>แบตเตอรี่เหลือ {percent} %</translation>
  </message>
  <message>
   <source>the exports of the folder were read together</source>
   <translation>อ่านไฟล์ส่งออกในโฟลเดอร์รวมกันเป็นชุดเดียว</translation>
  </message>
  <message>
   <source>the fingerprint of the file of opinions</source>
   <translation>ลายนิ้วมือของไฟล์ความคิดเห็น</translation>
  </message>
  <message>
   <source>the first column is the time of the answer, as Google Forms writes it</source>
   <translation>คอลัมน์แรกเป็นเวลาที่ตอบ ตามแบบของ Google Forms</translation>
  </message>
  <message>
   <source>the header begins with SubmissionDate and holds KEY, as ODK writes it</source>
   <translation>หัวตารางขึ้นต้นด้วย SubmissionDate และมี KEY ตามแบบของ ODK</translation>
  </message>
  <message>
   <source>the header has CONSUL's counts, such as cached_votes_up and hot_score</source>
   <translation>หัวตารางมีตัวนับของ CONSUL เช่น cached_votes_up และ hot_score</translation>
  </message>
  <message>
   <source>the header has Decidim's nested keys, such as title/en and component/id</source>
   <translation>หัวตารางเป็นคีย์ซ้อนแบบ Decidim เช่น title/en และ component/id</translation>
  </message>
  <message>
   <source>the header has INCIDENT TITLE and INCIDENT DATE (Ushahidi version 2)</source>
   <translation>หัวตารางมี INCIDENT TITLE และ INCIDENT DATE (Ushahidi รุ่น 2)</translation>
  </message>
  <message>
   <source>the header has KoboToolbox's own columns, such as _uuid and _submission_time</source>
   <translation>หัวตารางมีคอลัมน์เฉพาะของ KoboToolbox เช่น _uuid และ _submission_time</translation>
  </message>
  <message>
   <source>the header has Post Created, Message and a score, as CrowdTangle writes them</source>
   <translation>หัวตารางมี Post Created, Message และคะแนน ตามแบบของ CrowdTangle</translation>
  </message>
  <message>
   <source>the header has Post ID, Post Status and times in UTC (Ushahidi version 3)</source>
   <translation>หัวตารางมี Post ID, Post Status และเวลาเป็น UTC (Ushahidi รุ่น 3)</translation>
  </message>
  <message>
   <source>the header has Post ID, Publish time and Permalink, as Business Suite writes them</source>
   <translation>หัวตารางมี Post ID, Publish time และ Permalink ตามแบบของ Business Suite</translation>
  </message>
  <message>
   <source>the header has Report ID, Detail and FixMyStreet's own columns</source>
   <translation>หัวตารางมี Report ID, Detail และคอลัมน์เฉพาะของ FixMyStreet</translation>
  </message>
  <message>
   <source>the header has SeeClickFix's own times, such as Created at local</source>
   <translation>หัวตารางมีคอลัมน์เวลาของ SeeClickFix เช่น Created at local</translation>
  </message>
  <message>
   <source>the header has comment-id, comment-body, agrees and disagrees</source>
   <translation>หัวตารางมี comment-id, comment-body, agrees และ disagrees</translation>
  </message>
  <message>
   <source>the header has coords beside comment and a ticket or message number</source>
   <translation>หัวตารางมี coords คู่กับ comment และเลขเรื่องหรือเลขข้อความ</translation>
  </message>
  <message>
   <source>the header has creation_time and post_owner, as Meta Content Library writes them</source>
   <translation>หัวตารางมี creation_time และ post_owner ตามแบบของ Meta Content Library</translation>
  </message>
  <message>
   <source>the header has service_request_id beside Open311's other fields</source>
   <translation>หัวตารางมี service_request_id คู่กับฟิลด์อื่นของ Open311</translation>
  </message>
  <message>
   <source>the header has ticket_id, latitude and longitude (exchange version 2)</source>
   <translation>หัวตารางมี ticket_id, latitude และ longitude (รูปแบบแลกเปลี่ยนข้อมูลรุ่น 2)</translation>
  </message>
  <message>
   <source>the header is a CONSUL budget's: feasibility beside valuators</source>
   <translation>หัวตารางเป็นของงบประมาณแบบมีส่วนร่วมใน CONSUL คือมีความเป็นไปได้คู่กับผู้ประเมิน</translation>
  </message>
  <message>
   <source>the name of an author</source>
   <translation>ชื่อผู้เขียน</translation>
  </message>
  <message>
   <source>the name of the file of opinions</source>
   <translation>ชื่อไฟล์ความคิดเห็น</translation>
  </message>
  <message>
   <source>the number of a post</source>
   <translation>เลขโพสต์</translation>
  </message>
  <message>
   <source>the other columns are questions</source>
   <translation>คอลัมน์อื่นเป็นคำถาม</translation>
  </message>
  <message>
   <source>the same workshop, or a new one</source>
   <translation>เลือกว่าเวิร์กช็อปเดิมหรือใหม่</translation>
  </message>
  <message>
   <source>the same workshop: more of its tables</source>
   <translation>เวิร์กช็อปเดิม ทำไฟล์โต๊ะเพิ่ม</translation>
  </message>
  <message>
   <source>the second row holds HXL tags</source>
   <translation>แถวที่สองเป็นแท็ก HXL</translation>
  </message>
  <message>
   <source>the text names places that lie far apart</source>
   <translation>ข้อความเอ่ยถึงสถานที่ที่อยู่ไกลกัน</translation>
  </message>
  <message>
   <source>the whole name as on the map</source>
   <translation>ชื่อเต็มตามแผนที่</translation>
  </message>
  <message>
   <source>the word {word} after it says another city or province</source>
   <translation>คำว่า {word} ข้างหลังบอกว่าเป็นเมืองหรือจังหวัดอื่น</translation>
  </message>
  <message>
   <source>the word {word} after it says what a person does</source>
   <translation>คำว่า {word} ข้างหลังบอกสิ่งที่คนทำ</translation>
  </message>
  <message>
   <source>the word {word} before it says another kind of place</source>
   <translation>คำว่า {word} ข้างหน้าบอกว่าเป็นสถานที่อีกชนิดหนึ่ง</translation>
  </message>
  <message>
   <source>the word {word} before it says that a person is meant</source>
   <translation>คำว่า {word} ข้างหน้าบอกว่าหมายถึงคน</translation>
  </message>
  <message>
   <source>the word {word} before it says that it is seen from elsewhere</source>
   <translation>คำว่า {word} ข้างหน้าบอกว่ามองเห็นจากที่อื่น</translation>
  </message>
  <message>
   <source>the word {word} before it says that something else bears the name</source>
   <translation>คำว่า {word} ข้างหน้าบอกว่าเป็นสิ่งอื่นที่ใช้ชื่อนี้</translation>
  </message>
  <message>
   <source>the word {word} before it says what kind of place</source>
   <translation>คำว่า {word} ข้างหน้าบอกว่าเป็นสถานที่ชนิดใด</translation>
  </message>
  <message>
   <source>the word {word} may say that a place is meant</source>
   <translation>คำว่า {word} อาจบอกว่าหมายถึงสถานที่</translation>
  </message>
  <message>
   <source>the word {word} says that a place is meant</source>
   <translation>คำว่า {word} บอกว่าหมายถึงสถานที่</translation>
  </message>
  <message>
   <source>the words of a post</source>
   <translation>ถ้อยคำของโพสต์</translation>
  </message>
  <message>
   <source>these few letters stand inside other words as well</source>
   <translation>ตัวอักษรเพียงเท่านี้อยู่ในคำอื่นได้ด้วย</translation>
  </message>
  <message>
   <source>this is its number</source>
   <translation>เลขโพสต์ตรงกัน</translation>
  </message>
  <message>
   <source>three months</source>
   <translation>สามเดือน</translation>
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
   <source>town</source>
   <translation>เมือง</translation>
  </message>
  <message>
   <source>unclear</source>
   <translation>ไม่ชัดเจน</translation>
  </message>
  <message>
   <source>university</source>
   <translation>มหาวิทยาลัย</translation>
  </message>
  <message>
   <source>village</source>
   <translation>หมู่บ้าน</translation>
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
   <source>week</source>
   <translation>สัปดาห์</translation>
  </message>
  <message>
   <source>what people call it</source>
   <translation>ชื่อที่คนเรียกกัน</translation>
  </message>
  <message>
   <source>what people call it, though it means other things too</source>
   <translation>ชื่อที่คนเรียกกัน แต่มีความหมายอื่นด้วย</translation>
  </message>
  <message>
   <source>what was searched for</source>
   <translation>สิ่งที่ค้นหา</translation>
  </message>
  <message>
   <source>whole</source>
   <translation>ครบถ้วน</translation>
  </message>
  <message>
   <source>withheld</source>
   <translation>ปิดไว้</translation>
  </message>
  <message>
   <source>written under this name</source>
   <translation>เขียนในชื่อนี้</translation>
  </message>
  <message>
   <source>year</source>
   <translation>ปี</translation>
  </message>
  <message>
   <source>year of two digits, taken as a Buddhist one (65 is 2565) or as 20xx</source>
   <translation>ปีสองหลัก ถือว่าเป็น พ.ศ. (65 คือ 2565) หรือเป็น ค.ศ. 20xx</translation>
  </message>
  <message>
   <source>you said that this name is no place</source>
   <translation>คุณบอกไว้ว่าชื่อนี้ไม่ใช่สถานที่</translation>
  </message>
  <message>
   <source>you taught this name</source>
   <translation>ชื่อนี้คุณสอนไว้</translation>
  </message>
  <message>
   <source>{age}; it should be renewed every {cadence}.</source>
   <translation>ข้อมูลของ {age} ควรปรับปรุงทุก{cadence}</translation>
  </message>
  <message>
   <source>{cells} cells in {maps} random maps would take too long. Choose larger cells, fewer random trials, or no city pack: then the area is where people spoke.</source>
   <translation>{cells} ช่องในแผนที่สุ่ม {maps} แผ่นจะใช้เวลานานเกินไป เลือกช่องที่ใหญ่ขึ้น ลดจำนวนครั้งที่สุ่ม หรือไม่ต้องระบุชุดข้อมูลเมือง แล้วจะใช้เฉพาะบริเวณที่มีคนพูดถึง</translation>
  </message>
  <message>
   <source>{cells} cells in {steps} steps are too many. Choose larger cells or longer steps.</source>
   <translation>{cells} ช่องใน {steps} ช่วงเวลามากเกินไป เลือกช่องที่ใหญ่ขึ้นหรือช่วงเวลาที่ยาวขึ้น</translation>
  </message>
  <message>
   <source>{certain} ({percent} %): {reason}</source>
   <translation>{certain} ({percent}%): {reason}</translation>
  </message>
  <message>
   <source>{code}, {element}: “{note}”</source>
   <translation>{code}, {element}: “{note}”</translation>
  </message>
  <message>
   <source>{count} cells</source>
   <translation>{count} ช่อง</translation>
  </message>
  <message>
   <source>{count} cells lie outside the land cover and are left out.</source>
   <translation>{count} ช่องอยู่นอกข้อมูลสิ่งปกคลุมดิน จึงไม่ได้นำมาแสดง</translation>
  </message>
  <message>
   <source>{count} cells lie outside the population model and have no index.</source>
   <translation>{count} ช่องอยู่นอกแบบจำลองประชากร จึงไม่มีค่าดัชนี</translation>
  </message>
  <message>
   <source>{count} days old</source>
   <translation>{count} วันก่อน</translation>
  </message>
  <message>
   <source>{count} earlier ones are in the saved table.</source>
   <translation>รายการก่อนหน้าอีก {count} รายการ ดูได้ในตารางที่บันทึก</translation>
  </message>
  <message>
   <source>{count} elements from {file}.</source>
   <translation>{count} อย่าง จาก {file}</translation>
  </message>
  <message>
   <source>{count} elements of this plan.</source>
   <translation>{count} อย่าง ตามแผนนี้</translation>
  </message>
  <message>
   <source>{count} layers</source>
   <translation>{count} ชั้นข้อมูล</translation>
  </message>
  <message>
   <source>{count} layers could not be added. The first: {reason}</source>
   <translation>เพิ่มไม่ได้ {count} ชั้นข้อมูล รายการแรก: {reason}</translation>
  </message>
  <message>
   <source>{count} layers open from {folder}, with no network.</source>
   <translation>เปิดได้ {count} ชั้นข้อมูลจาก {folder} โดยไม่ใช้เครือข่าย</translation>
  </message>
  <message>
   <source>{count} lines that were waiting could not be read. They are kept in {folder}.</source>
   <translation>อ่านรายการที่รอบันทึกไม่ได้ {count} บรรทัด เก็บแยกไว้ใน {folder}</translation>
  </message>
  <message>
   <source>{count} months old</source>
   <translation>{count} เดือนก่อน</translation>
  </message>
  <message>
   <source>{count} more with fewer dots are in the saved table.</source>
   <translation>อีก {count} รายการที่ได้จุดน้อยกว่า ดูได้ในตารางที่บันทึก</translation>
  </message>
  <message>
   <source>{count} of {all} layers of the pack do not open: {names}.</source>
   <translation>เปิดชั้นข้อมูลในชุดไม่ได้ {count} จาก {all} ชั้น: {names}</translation>
  </message>
  <message>
   <source>{count} pictures are in {folder}.</source>
   <translation>บันทึก {count} ภาพไว้ที่ {folder}</translation>
  </message>
  <message>
   <source>{count} screens: {screens}.</source>
   <translation>มี {count} จอ: {screens}</translation>
  </message>
  <message>
   <source>{count} shapes that crossed themselves were repaired for measuring; they are kept as drawn.</source>
   <translation>ซ่อมรูปที่เส้นตัดตัวเอง {count} รูปเพื่อใช้วัด เส้นเดิมยังเก็บไว้ตามที่วาด</translation>
  </message>
  <message>
   <source>{count} strokes could not be saved in {file}. They are kept on this computer and are saved when you open that workshop here again.</source>
   <translation>บันทึกลง {file} ไม่ได้ {count} รายการ แต่ยังเก็บไว้ในคอมพิวเตอร์เครื่องนี้ และจะบันทึกให้เมื่อเปิดเวิร์กช็อปนั้นบนเครื่องนี้อีกครั้ง</translation>
  </message>
  <message>
   <source>{count} strokes that were waiting are back.</source>
   <translation>กู้คืนรายการที่รอบันทึกได้แล้ว {count} รายการ</translation>
  </message>
  <message>
   <source>{count} tables' files and the plan are in {folder}.</source>
   <translation>ไฟล์ของ {count} โต๊ะและแผนอยู่ใน {folder} แล้ว</translation>
  </message>
  <message>
   <source>{count} tables' files are in {folder}.</source>
   <translation>ไฟล์ของ {count} โต๊ะอยู่ที่ {folder}</translation>
  </message>
  <message>
   <source>{count} tambon lie partly outside the population model and are left out.</source>
   <translation>{count} ตำบลมีบางส่วนอยู่นอกแบบจำลองประชากร จึงไม่ได้นำมาแสดง</translation>
  </message>
  <message>
   <source>{count} topics were mapped, the commonest first.</source>
   <translation>ทำแผนที่แล้ว {count} ประเด็น เรียงจากที่พบบ่อยที่สุด</translation>
  </message>
  <message>
   <source>{count} with a name</source>
   <translation>มีชื่อ {count}</translation>
  </message>
  <message>
   <source>{count} years old</source>
   <translation>{count} ปีก่อน</translation>
  </message>
  <message>
   <source>{distance} away. Good to know: look around there once more before you draw.</source>
   <translation>ห่างไป {distance} รู้ไว้ก็ดี ลองดูบริเวณนั้นอีกทีก่อนเริ่มวาด</translation>
  </message>
  <message>
   <source>{distance} away. Maps take getting used to, and now everybody knows where it is.</source>
   <translation>ห่างไป {distance} แผนที่ต้องใช้เวลาทำความคุ้นเคย ตอนนี้ทุกคนรู้แล้วว่าอยู่ตรงไหน</translation>
  </message>
  <message>
   <source>{distance} away: near, the right part of town.</source>
   <translation>ห่างไป {distance} ใกล้แล้ว ถูกย่านเลย</translation>
  </message>
  <message>
   <source>{distance} away: right on the spot.</source>
   <translation>ห่างไป {distance} ตรงจุดพอดีเลย</translation>
  </message>
  <message>
   <source>{distance} away: very near.</source>
   <translation>ห่างไป {distance} ใกล้มาก</translation>
  </message>
  <message>
   <source>{distance} km</source>
   <translation>{distance} กม.</translation>
  </message>
  <message>
   <source>{distance} metres</source>
   <translation>{distance} เมตร</translation>
  </message>
  <message>
   <source>{done} of {all} decided</source>
   <translation>ตัดสินแล้ว {done} จาก {all}</translation>
  </message>
  <message>
   <source>{drew} of {tables} tables</source>
   <translation>{drew} จาก {tables} โต๊ะ</translation>
  </message>
  <message>
   <source>{drew} of {tables} tables drew here</source>
   <translation>วาดตรงนี้ {drew} จาก {tables} โต๊ะ</translation>
  </message>
  <message>
   <source>{files} were begun apart, and all say that they are table {code}: they count as one table.</source>
   <translation>{files} เริ่มสร้างแยกกัน แต่ใช้รหัสโต๊ะ {code} เหมือนกัน จึงนับเป็นโต๊ะเดียว</translation>
  </message>
  <message>
   <source>{file} breaks off while it is read. Download it again.</source>
   <translation>{file} ขาดตอนระหว่างการอ่าน กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} came back other than it was written.</source>
   <translation>อ่าน {file} กลับมาแล้วไม่ตรงกับที่เขียน</translation>
  </message>
  <message>
   <source>{file} cannot be deleted ({reason}). Close it elsewhere and try again.</source>
   <translation>ลบ {file} ไม่ได้ ({reason}) ให้ปิดไฟล์ในโปรแกรมอื่นแล้วลองใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be made: {reason}. Choose a folder that can be written.</source>
   <translation>สร้าง {file} ไม่ได้ ({reason}) ให้เลือกโฟลเดอร์ที่เขียนได้</translation>
  </message>
  <message>
   <source>{file} cannot be opened ({reason}). If it was moved, put it back beside the project; otherwise read the export again.</source>
   <translation>เปิด {file} ไม่ได้ ({reason}) หากย้ายไฟล์ไปที่อื่น ให้นำกลับมาไว้ข้างไฟล์โครงการ มิฉะนั้นให้อ่านไฟล์ส่งออกอีกครั้ง</translation>
  </message>
  <message>
   <source>{file} cannot be opened as a map layer: it is cut short, damaged or something else. Download it again.</source>
   <translation>เปิด {file} เป็นชั้นข้อมูลแผนที่ไม่ได้ ไฟล์อาจขาด เสียหาย หรือเป็นไฟล์ชนิดอื่น กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be opened: {reason}.</source>
   <translation>เปิด {file} ไม่ได้ ({reason}) ให้ตรวจไฟล์นี้</translation>
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
   <translation>อ่าน {file} ไม่ได้ ({reason}) ไฟล์อาจขาดหรือไม่ใช่ชุดออฟไลน์ กรุณาคัดลอกใหม่จากต้นฉบับ</translation>
  </message>
  <message>
   <source>{file} cannot be read as places you taught ({reason}). Mend it, or move it away to begin anew.</source>
   <translation>อ่าน {file} เป็นรายการสถานที่ที่คุณสอนไว้ไม่ได้ ({reason}) โปรดแก้ไฟล์นี้ หรือย้ายออกไปเพื่อเริ่มใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}. Check that it exists and may be opened.</source>
   <translation>อ่าน {file} ไม่ได้ ({reason}) กรุณาตรวจว่ามีไฟล์นี้อยู่และมีสิทธิ์เปิด</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}. Use another copy of it.</source>
   <translation>อ่าน {file} ไม่ได้: {reason} ให้ใช้สำเนาอื่นของไฟล์นี้</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}), so nothing drawn could be kept. Close it elsewhere, or copy it to a folder that can be written and open the copy.</source>
   <translation>เขียนลง {file} ไม่ได้ ({reason}) จึงเก็บสิ่งที่วาดไม่ได้ ให้ปิดไฟล์นี้ในหน้าต่างหรือโปรแกรมอื่น หรือคัดลอกไปไว้ในโฟลเดอร์ที่เขียนได้แล้วเปิดสำเนานั้น</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}), so nothing was erased.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) จึงไม่มีอะไรถูกลบ</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์ที่มีสิทธิ์เขียน</translation>
  </message>
  <message>
   <source>{file} cannot be written ({reason}). Choose another place for the report.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) ให้เลือกที่เก็บรายงานใหม่</translation>
  </message>
  <message>
   <source>{file} cannot be written any more: its disk or folder is protected. Take the protection off (the switch on the stick, the rights of the folder).</source>
   <translation>เขียน {file} ไม่ได้แล้ว เพราะดิสก์หรือโฟลเดอร์ถูกป้องกันการเขียน ให้ปลดการป้องกัน (สวิตช์บนแฟลชไดรฟ์ หรือสิทธิ์ของโฟลเดอร์)</translation>
  </message>
  <message>
   <source>{file} cannot be written to {folder} ({reason}). Choose a folder you may write to.</source>
   <translation>เขียน {file} ลงใน {folder} ไม่ได้ ({reason}) กรุณาเลือกโฟลเดอร์ที่เขียนได้</translation>
  </message>
  <message>
   <source>{file} cannot be written. Choose another folder.</source>
   <translation>เขียน {file} ไม่ได้ กรุณาเลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>{file} cannot be written: {reason}. Choose another folder.</source>
   <translation>เขียน {file} ไม่ได้: {reason} ให้เลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>{file} could not be copied into the pack: it is damaged or the disk is full. Check both and build again.</source>
   <translation>คัดลอก {file} เข้าชุดข้อมูลไม่ได้ เพราะไฟล์เสียหายหรือดิสก์เต็ม กรุณาตรวจสอบทั้งสองอย่างแล้วสร้างใหม่</translation>
  </message>
  <message>
   <source>{file} could not be written: {reason}. Look after its disk and folder.</source>
   <translation>เขียน {file} ไม่ได้ ({reason}) ให้ตรวจดิสก์และโฟลเดอร์ที่เก็บไฟล์</translation>
  </message>
  <message>
   <source>{file} declares a document type, which no list of opinions needs and which may be an attack, so it was not read. Export the opinions again, or take the JSON or CSV of the same service.</source>
   <translation>{file} ประกาศชนิดเอกสาร (DOCTYPE) ซึ่งรายการความคิดเห็นไม่จำเป็นต้องมีและอาจเป็นการโจมตี จึงไม่ได้อ่าน โปรดส่งออกความคิดเห็นใหม่ หรือใช้ JSON หรือ CSV ของบริการเดียวกัน</translation>
  </message>
  <message>
   <source>{file} does not exist.</source>
   <translation>ไม่พบ {file}</translation>
  </message>
  <message>
   <source>{file} does not exist. Build the city pack again.</source>
   <translation>ไม่พบ {file} กรุณาสร้างชุดข้อมูลเมืองใหม่</translation>
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
   <translation>{file} ไม่ได้ระบุพื้นหลักฐานของพิกัด UTM และไม่มีข้อมูลอื่นให้ตรวจสอบ จึงถือว่าเป็น WGS 84 หากที่จริงเป็น Indian 1975 จุดจะคลาดเคลื่อนไป {metres} เมตร</translation>
  </message>
  <message>
   <source>{file} exists already and was left alone. Choose another name.</source>
   <translation>มี {file} อยู่แล้ว จึงไม่ได้แตะต้อง ให้ใช้ชื่ออื่น</translation>
  </message>
  <message>
   <source>{file} exists already and was left alone. Open it, or choose another name.</source>
   <translation>มี {file} อยู่แล้ว จึงไม่ได้เขียนทับ ให้เปิดไฟล์นั้น หรือตั้งชื่ออื่น</translation>
  </message>
  <message>
   <source>{file} exists already; nothing was made. Choose an empty folder.</source>
   <translation>มี {file} อยู่แล้ว จึงยังไม่ได้สร้างอะไร ให้เลือกโฟลเดอร์ว่าง</translation>
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
   <translation>{file} ไม่มีคอลัมน์ {columns} (มองหาคอลัมน์ {needed} ใน {rows} แถวแรก) กรุณาใช้ไฟล์ตามที่แหล่งข้อมูลเผยแพร่</translation>
  </message>
  <message>
   <source>{file} has no column {column}. Choose one of its columns.</source>
   <translation>{file} ไม่มีคอลัมน์ {column} กรุณาเลือกคอลัมน์ที่มีในไฟล์</translation>
  </message>
  <message>
   <source>{file} has no future “{future}”. Choose one of: {known}.</source>
   <translation>{file} ไม่มีอนาคตชื่อ “{future}” ให้เลือกจาก: {known}</translation>
  </message>
  <message>
   <source>{file} has no list called layers. A theme's file holds theme: and layers:.</source>
   <translation>{file} ไม่มีรายการ layers ไฟล์ของแต่ละหมวดต้องมีทั้ง theme: และ layers:</translation>
  </message>
  <message>
   <source>{file} has no list called recipes. Add one.</source>
   <translation>{file} ไม่มีรายการชื่อ recipes กรุณาเพิ่มรายการนี้</translation>
  </message>
  <message>
   <source>{file} has no list called {key}. Download it again from the source.</source>
   <translation>{file} ไม่มีรายการชื่อ {key} กรุณาดาวน์โหลดจากต้นทางใหม่</translation>
  </message>
  <message>
   <source>{file} has no list of the kind looked for. Export the opinions again.</source>
   <translation>{file} ไม่มีรายการแบบที่ต้องการ กรุณาส่งออกความคิดเห็นใหม่</translation>
  </message>
  <message>
   <source>{file} has no rows. Download it again.</source>
   <translation>{file} ไม่มีแถวข้อมูล ให้ดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} has no rows. Export the opinions again.</source>
   <translation>{file} ไม่มีแถวข้อมูล ให้ส่งออกความเห็นใหม่อีกครั้ง</translation>
  </message>
  <message>
   <source>{file} has no table {table} with a column {column}. Choose another.</source>
   <translation>{file} ไม่มีตาราง {table} ที่มีคอลัมน์ {column} โปรดเลือกใหม่</translation>
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
   <translation>{file} มีข้อมูลที่ไม่ใช่ตัวอักษร กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} holds exports of different kinds: {kinds}. Put those of one kind in a folder of their own, or choose one of them.</source>
   <translation>โฟลเดอร์ {file} มีไฟล์ส่งออกหลายชนิดปนกัน: {kinds} โปรดแยกไฟล์ชนิดเดียวกันไว้ในโฟลเดอร์ของตัวเอง หรือเลือกเพียงไฟล์เดียว</translation>
  </message>
  <message>
   <source>{file} holds files that were not in it when it was made: {paths}. Remove them or copy it again.</source>
   <translation>{file} มีไฟล์ที่ไม่ได้อยู่ในชุดตอนจัดทำ: {paths} กรุณาลบออกหรือคัดลอกใหม่</translation>
  </message>
  <message>
   <source>{file} holds frames of a film already. Choose another folder.</source>
   <translation>{file} มีภาพจากหนังอยู่แล้ว ให้เลือกโฟลเดอร์อื่น</translation>
  </message>
  <message>
   <source>{file} holds no day with messages. Save the chat in LINE again.</source>
   <translation>{file} ไม่มีวันที่ที่มีข้อความเลย ให้บันทึกแชทจาก LINE ใหม่อีกครั้ง</translation>
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
   <source>{file} holds no plan. Choose another file.</source>
   <translation>ใน {file} ไม่มีแผนเวิร์กช็อป ให้เลือกไฟล์อื่น</translation>
  </message>
  <message>
   <source>{file} holds no post, comment or check-in. Ask Facebook for a download with posts, comments, groups and places.</source>
   <translation>{file} ไม่มีโพสต์ ความคิดเห็น หรือเช็กอิน โปรดขอดาวน์โหลดจาก Facebook ที่รวมโพสต์ ความคิดเห็น กลุ่ม และสถานที่</translation>
  </message>
  <message>
   <source>{file} holds no postal code of a tambon. Use GeoThai's subdistricts, or a table with the columns dopa_code and postal_code.</source>
   <translation>{file} ไม่มีรหัสไปรษณีย์รายตำบล ให้ใช้ไฟล์ตำบลของ GeoThai หรือตารางที่มีคอลัมน์ dopa_code และ postal_code</translation>
  </message>
  <message>
   <source>{file} holds no row with a year and a number. Download it again.</source>
   <translation>{file} ไม่มีแถวใดที่มีทั้งปีและจำนวน กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} holds no service request. Export the requests again.</source>
   <translation>{file} ไม่มีคำร้องเลย โปรดส่งออกคำร้องใหม่</translation>
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
   <translation>{file} มีค่านอกช่วง 0 ถึง 100 % จึงไม่ใช่ข้อมูล Global Surface Water กรุณาใช้ไฟล์ occurrence หรือ recurrence ของชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>{file} holds private messages, which are never read. Choose posts or comments.</source>
   <translation>{file} เป็นข้อความส่วนตัว ซึ่งปลั๊กอินไม่อ่านเด็ดขาด โปรดเลือกไฟล์โพสต์หรือความคิดเห็น</translation>
  </message>
  <message>
   <source>{file} holds several tables. Unpack it and choose the one with the opinions.</source>
   <translation>{file} มีหลายตาราง โปรดแตกไฟล์แล้วเลือกตารางที่มีความคิดเห็น</translation>
  </message>
  <message>
   <source>{file} holds strokes that are not in the files chosen, so it was left alone. Choose it as one of the files too, or choose another name.</source>
   <translation>{file} มีภาพวาดที่ไม่มีในไฟล์ที่เลือก จึงไม่ได้แตะต้อง ให้เลือกไฟล์นี้เข้ามารวมด้วย หรือใช้ชื่ออื่น</translation>
  </message>
  <message>
   <source>{file} holds the unsafe name {name}, so it was not opened. Do not use it.</source>
   <translation>{file} มีชื่อไฟล์ภายในที่ไม่ปลอดภัยคือ {name} จึงไม่ได้เปิด ไม่ควรใช้ไฟล์นี้</translation>
  </message>
  <message>
   <source>{file} holds web pages (HTML), which cannot be read. Ask Facebook for the download again and choose the format JSON.</source>
   <translation>{file} เป็นหน้าเว็บ (HTML) ซึ่งอ่านไม่ได้ โปรดขอดาวน์โหลดจาก Facebook อีกครั้งโดยเลือกรูปแบบ JSON</translation>
  </message>
  <message>
   <source>{file} is JSON nested too deep to be data. Download it again.</source>
   <translation>{file} เป็น JSON ที่ซ้อนกันลึกเกินกว่าจะเป็นข้อมูล กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is JSON that no reader knows yet. Export the opinions as CSV (UTF-8) or GeoJSON and choose that file.</source>
   <translation>{file} เป็น JSON แบบที่ปลั๊กอินยังอ่านไม่ได้ กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) หรือ GeoJSON แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is JSON, not a table. Choose the CSV that the source publishes.</source>
   <translation>{file} เป็น JSON ไม่ใช่ตาราง กรุณาใช้ไฟล์ CSV ที่ต้นทางเผยแพร่</translation>
  </message>
  <message>
   <source>{file} is Parquet, and this QGIS has no GDAL driver called Parquet to read it. Save it as GeoJSON or GeoPackage, or download it as GeoJSON.</source>
   <translation>{file} เป็นไฟล์ Parquet แต่ QGIS เครื่องนี้ไม่มีไดรเวอร์ Parquet ของ GDAL จึงอ่านไม่ได้ กรุณาบันทึกเป็น GeoJSON หรือ GeoPackage หรือดาวน์โหลดเป็น GeoJSON</translation>
  </message>
  <message>
   <source>{file} is a PDF document. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} เป็นเอกสาร PDF กรุณาส่งออกความคิดเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is a ZIP archive inside (a Numbers file is one too) and holds no opinions that are known here. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file} ข้างในเป็นไฟล์ ZIP (ไฟล์ Numbers ก็เป็นแบบนี้) และไม่มีความเห็นในรูปแบบที่รู้จัก ให้ส่งออกความเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is a ZIP archive or workbook that is cut short or damaged. Download or export it again.</source>
   <translation>{file} เป็นไฟล์ ZIP หรือสมุดงานที่ขาดท้ายหรือเสียหาย โปรดดาวน์โหลดหรือส่งออกใหม่</translation>
  </message>
  <message>
   <source>{file} is a daily series of Meta Business Suite: numbers by day, without any post. In Business Suite choose Insights, then Content, and export the posts.</source>
   <translation>{file} เป็นตัวเลขรายวันของ Meta Business Suite ไม่มีโพสต์ ใน Business Suite ให้เลือก Insights แล้วเลือก Content จากนั้นส่งออกโพสต์</translation>
  </message>
  <message>
   <source>{file} is a folder without a file of opinions that are known here. Choose the folder that holds the exports, or one of them.</source>
   <translation>โฟลเดอร์ {file} ไม่มีไฟล์ความคิดเห็นที่รู้จัก โปรดเลือกโฟลเดอร์ที่เก็บไฟล์ส่งออก หรือเลือกไฟล์ใดไฟล์หนึ่งในนั้น</translation>
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
   <source>{file} is broken or cut short after entry {count}. Download or export it again.</source>
   <translation>{file} เสียหายหรือขาดหายไปหลังรายการที่ {count} กรุณาดาวน์โหลดหรือส่งออกใหม่</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}) and was left as it is. Open another copy of it.</source>
   <translation>{file} เสียหาย ({reason}) ปลั๊กอินไม่ได้แก้ไขไฟล์นี้ ให้เปิดสำเนาอื่น</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}). Build the city pack again.</source>
   <translation>{file} เสียหาย ({reason}) กรุณาสร้างชุดข้อมูลเมืองใหม่</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}). Put a good copy in its place, or read the export again and keep its posts anew.</source>
   <translation>{file} เสียหาย ({reason}) ให้นำสำเนาที่ดีมาวางแทน หรืออ่านไฟล์ส่งออกอีกครั้งแล้วเก็บโพสต์ใหม่</translation>
  </message>
  <message>
   <source>{file} is damaged or cut short and cannot be opened. Download it again.</source>
   <translation>{file} เสียหายหรือดาวน์โหลดมาไม่ครบ จึงเปิดไม่ได้ กรุณาดาวน์โหลดใหม่</translation>
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
   <source>{file} is in the coordinate system {crs}, which is not read here. Save it in EPSG:4326 (WGS 84) and choose that file.</source>
   <translation>{file} ใช้ระบบพิกัด {crs} ซึ่งอ่านที่นี่ไม่ได้ ให้บันทึกใหม่เป็น EPSG:4326 (WGS 84) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is in use by another program. Close it there.</source>
   <translation>{file} เปิดอยู่ในโปรแกรมอื่น ให้ปิดในโปรแกรมนั้น</translation>
  </message>
  <message>
   <source>{file} is larger than {most} MB: it is no plan and no palette.</source>
   <translation>{file} ใหญ่เกิน {most} MB จึงไม่ใช่ทั้งแผนและชุดสิ่งที่วาดได้</translation>
  </message>
  <message>
   <source>{file} is larger than {size} MB. Put the part of it that is needed in the folder.</source>
   <translation>{file} ใหญ่กว่า {size} MB กรุณาตัดเฉพาะส่วนที่ต้องใช้มาไว้ในโฟลเดอร์</translation>
  </message>
  <message>
   <source>{file} is locked with a password. Unpack it and choose the file inside.</source>
   <translation>{file} ล็อกด้วยรหัสผ่าน ให้แตกไฟล์ก่อนแล้วเลือกไฟล์ข้างใน</translation>
  </message>
  <message>
   <source>{file} is no GeoTIFF that can be read. Download it again.</source>
   <translation>{file} ไม่ใช่ GeoTIFF ที่อ่านได้ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is no longer at its address at {host} (HTTP {status}). Look for it at {homepage} and put it in the folder.</source>
   <translation>{file} ไม่อยู่ที่เดิมบน {host} แล้ว (HTTP {status}) กรุณาหาที่ {homepage} แล้วนำมาไว้ในโฟลเดอร์</translation>
  </message>
  <message>
   <source>{file} is no longer there. Put the disk or the file back in its place.</source>
   <translation>ไม่พบ {file} แล้ว ให้เสียบดิสก์หรือนำไฟล์กลับมาไว้ที่เดิม</translation>
  </message>
  <message>
   <source>{file} is no offline pack: it has no SHA256SUMS. Choose the zip or its folder.</source>
   <translation>{file} ไม่ใช่ชุดออฟไลน์ เพราะไม่มีไฟล์ SHA256SUMS กรุณาเลือกไฟล์ zip หรือโฟลเดอร์ของชุด</translation>
  </message>
  <message>
   <source>{file} is no whole GeoPackage. Open it in QGIS, save the layer of opinions as GeoPackage or CSV and choose that file.</source>
   <translation>{file} ไม่ใช่ GeoPackage ที่สมบูรณ์ ให้เปิดใน QGIS แล้วบันทึกชั้นข้อมูลความเห็นเป็น GeoPackage หรือ CSV จากนั้นเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file} is no whole XLSX workbook. Open it in a spreadsheet and save it again.</source>
   <translation>{file} ไม่ใช่ไฟล์ XLSX ที่สมบูรณ์ ให้เปิดด้วยโปรแกรมตารางคำนวณแล้วบันทึกใหม่</translation>
  </message>
  <message>
   <source>{file} is no whole ZIP archive. Download it again.</source>
   <translation>{file} ไม่ใช่ไฟล์ ZIP ที่สมบูรณ์ ให้ดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is none of the source files that are known, so it was not used.</source>
   <translation>{file} ไม่ใช่ไฟล์จากแหล่งข้อมูลที่รู้จัก จึงไม่ได้ใช้</translation>
  </message>
  <message>
   <source>{file} is not JSON as Facebook writes it. Download it again.</source>
   <translation>{file} ไม่ใช่ JSON แบบที่ Facebook เขียน โปรดดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is not OpenStreetMap data. Choose an .osm.pbf, .osm or .osm.gz file.</source>
   <translation>{file} ไม่ใช่ข้อมูล OpenStreetMap กรุณาเลือกไฟล์ .osm.pbf .osm หรือ .osm.gz</translation>
  </message>
  <message>
   <source>{file} is not a file of kept posts. Choose one that ends in .opinions.sqlite, or read the export again.</source>
   <translation>{file} ไม่ใช่ไฟล์โพสต์ที่เก็บไว้ ให้เลือกไฟล์ที่ลงท้ายด้วย .opinions.sqlite หรืออ่านไฟล์ส่งออกอีกครั้ง</translation>
  </message>
  <message>
   <source>{file} is not a list of “{key}” of version {version}. Start from the plugin's own.</source>
   <translation>{file} ไม่ใช่รายการ “{key}” รุ่น {version} ให้เริ่มจากไฟล์ที่มากับปลั๊กอิน</translation>
  </message>
  <message>
   <source>{file} is not a raster with a coordinate system. Choose another one.</source>
   <translation>{file} ไม่ใช่ราสเตอร์ที่มีระบบพิกัด โปรดเลือกไฟล์อื่น</translation>
  </message>
  <message>
   <source>{file} is not a table. Choose the CSV that the source publishes.</source>
   <translation>{file} ไม่ใช่ตาราง กรุณาใช้ไฟล์ CSV ที่ต้นทางเผยแพร่</translation>
  </message>
  <message>
   <source>{file} is not a workshop file of this plugin. Choose one, or make a new workshop.</source>
   <translation>{file} ไม่ใช่ไฟล์เวิร์กช็อปของปลั๊กอินนี้ ให้เลือกไฟล์เวิร์กช็อป หรือสร้างเวิร์กช็อปใหม่</translation>
  </message>
  <message>
   <source>{file} is not a workshop's plan of version {version}. Start from a saved one.</source>
   <translation>{file} ไม่ใช่แผนเวิร์กช็อปรุ่น {version} ให้เริ่มจากแผนที่บันทึกไว้</translation>
  </message>
  <message>
   <source>{file} is not an export of {platform}: its content does not show it. Choose another platform, or let it be detected.</source>
   <translation>{file} ไม่ใช่ไฟล์ที่ส่งออกจาก {platform} เพราะเนื้อหาไม่ตรง เลือกแพลตฟอร์มอื่น หรือให้ปลั๊กอินตรวจหาเอง</translation>
  </message>
  <message>
   <source>{file} is not as its source publishes it ({reason}). Download it again.</source>
   <translation>{file} ไม่ตรงกับรูปแบบที่ต้นทางเผยแพร่ ({reason}) กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file} is not the file that the map was made from: its content differs.</source>
   <translation>{file} ไม่ใช่ไฟล์ที่ใช้ทำแผนที่นี้ เนื้อหาต่างกัน</translation>
  </message>
  <message>
   <source>{file} is not written as UTF-8. Save it as UTF-8 and open it again.</source>
   <translation>{file} ไม่ได้บันทึกเป็น UTF-8 ให้บันทึกใหม่เป็น UTF-8 แล้วเปิดอีกครั้ง</translation>
  </message>
  <message>
   <source>{file} is now another workshop's file. Put the right one back.</source>
   <translation>{file} กลายเป็นไฟล์ของเวิร์กช็อปอื่นไปแล้ว ให้นำไฟล์ที่ถูกต้องกลับมาไว้ที่เดิม</translation>
  </message>
  <message>
   <source>{file} is refused: the path {path} leaves its folder or cannot be written on every system. Make the offline pack again.</source>
   <translation>ไม่รับ {file}: เส้นทาง {path} ออกนอกโฟลเดอร์ของตัวเอง หรือบางระบบเขียนไม่ได้ กรุณาทำชุดออฟไลน์ใหม่</translation>
  </message>
  <message>
   <source>{file} is refused: with {path} it is too large or has more than {most} files. An offline pack holds one city pack.</source>
   <translation>ไม่รับ {file}: เมื่อรวม {path} แล้วใหญ่เกินไป หรือมีเกิน {most} ไฟล์ ชุดออฟไลน์หนึ่งชุดมีชุดข้อมูลเมืองชุดเดียว</translation>
  </message>
  <message>
   <source>{file} is refused: {path} is a link or a device, not a file. Make the offline pack again.</source>
   <translation>ไม่รับ {file}: {path} เป็นลิงก์หรืออุปกรณ์ ไม่ใช่ไฟล์ กรุณาทำชุดออฟไลน์ใหม่</translation>
  </message>
  <message>
   <source>{file} is refused: {path} is encrypted. Make the zip without a password.</source>
   <translation>ไม่รับ {file}: {path} เข้ารหัสไว้ กรุณาทำไฟล์ zip แบบไม่ใส่รหัสผ่าน</translation>
  </message>
  <message>
   <source>{file} is refused: {path} is in it twice. Make the offline pack again.</source>
   <translation>ไม่รับ {file}: มี {path} ซ้ำกัน กรุณาทำชุดออฟไลน์ใหม่</translation>
  </message>
  <message>
   <source>{file} is refused: {path} unpacks to far more than a pack can. Get the pack from whoever made it.</source>
   <translation>ไม่รับ {file}: {path} แตกออกแล้วใหญ่ผิดปกติมาก กรุณาขอชุดออฟไลน์จากผู้จัดทำโดยตรง</translation>
  </message>
  <message>
   <source>{file} is sample data, not survey data.</source>
   <translation>{file} เป็นข้อมูลตัวอย่าง ไม่ใช่ข้อมูลสำรวจจริง</translation>
  </message>
  <message>
   <source>{file} is too large or holds what no workbook does. Save it as CSV instead.</source>
   <translation>{file} ใหญ่เกินไปหรือมีสิ่งที่ไฟล์ตารางคำนวณทั่วไปไม่มี ให้บันทึกเป็น CSV แทน</translation>
  </message>
  <message>
   <source>{file} lacks {paths}. Copy it again from where it was made.</source>
   <translation>{file} ขาดไฟล์ {paths} กรุณาคัดลอกใหม่จากต้นฉบับ</translation>
  </message>
  <message>
   <source>{file} lies outside the area of this pack. Choose the tile that covers it.</source>
   <translation>{file} อยู่นอกพื้นที่ของชุดข้อมูลนี้ กรุณาเลือกแผ่นที่ครอบคลุมพื้นที่</translation>
  </message>
  <message>
   <source>{file} lists what the account liked, and holds no opinions. Choose posts, comments or check-ins.</source>
   <translation>{file} เป็นรายการสิ่งที่บัญชีนี้กดถูกใจ ไม่มีความคิดเห็น โปรดเลือกไฟล์โพสต์ ความคิดเห็น หรือเช็กอิน</translation>
  </message>
  <message>
   <source>{file} mixes years of the Buddhist Era, such as {be}, with years of the Common Era, such as {ce}. Each was read by its own era.</source>
   <translation>{file} มีทั้งปี พ.ศ. เช่น {be} และปี ค.ศ. เช่น {ce} ปนกัน จึงอ่านแต่ละแถวตามศักราชของแถวนั้น</translation>
  </message>
  <message>
   <source>{file} names no Wikidata item in its column {column}. Save the answer again.</source>
   <translation>{file} ไม่มีรหัสรายการวิกิสนเทศในคอลัมน์ {column} กรุณาบันทึกผลลัพธ์ใหม่</translation>
  </message>
  <message>
   <source>{file} needs your own key. Choose it under Key; {homepage} gives one for free.</source>
   <translation>{file} ต้องใช้รหัส API ของคุณเอง เลือกได้ที่ช่องรหัส ขอได้ฟรีที่ {homepage}</translation>
  </message>
  <message>
   <source>{file} was left out: it is of another workshop ({theirs}, not {ours}).</source>
   <translation>ไม่ได้รวม {file}: เป็นไฟล์ของเวิร์กช็อปอื่น ({theirs} ไม่ใช่ {ours})</translation>
  </message>
  <message>
   <source>{file} was left out: its people drew other futures ({theirs}, not {ours}).</source>
   <translation>ไม่ได้รวม {file}: โต๊ะนี้วาดอนาคตชุดอื่น ({theirs} ไม่ใช่ {ours})</translation>
  </message>
  <message>
   <source>{file} was left out: made-up sample tables and real ones are never merged.</source>
   <translation>ไม่ได้รวม {file}: โต๊ะตัวอย่างที่แต่งขึ้นกับโต๊ะจริงจะไม่ถูกรวมกัน</translation>
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin (schema {found}; this one knows {known}). Update the plugin and open the file again.</source>
   <translation>{file} สร้างด้วยปลั๊กอินรุ่นใหม่กว่า (ไฟล์รุ่น {found} แต่ปลั๊กอินนี้อ่านได้ถึงรุ่น {known}) ให้อัปเดตปลั๊กอินแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin. Update the plugin.</source>
   <translation>{file} จัดทำด้วยปลั๊กอินรุ่นใหม่กว่า กรุณาอัปเดตปลั๊กอิน</translation>
  </message>
  <message>
   <source>{file} would unpack to far more than such data hold. Unpack it and look inside.</source>
   <translation>{file} เมื่อแตกออกจะใหญ่เกินกว่าข้อมูลชนิดนี้มาก ให้แตกไฟล์แล้วตรวจดูข้างในก่อน</translation>
  </message>
  <message>
   <source>{file}, SHA256SUMS, line {line}: not a checksum. Make the pack again.</source>
   <translation>{file} ไฟล์ SHA256SUMS บรรทัดที่ {line} ไม่ใช่รหัสตรวจสอบ กรุณาทำชุดออฟไลน์ใหม่</translation>
  </message>
  <message>
   <source>{file}, category {category}, key “{key}”: {reason}. Until it is mended the plugin's own codebook is used.</source>
   <translation>{file} หมวด {category} ช่อง “{key}”: {reason} ระหว่างที่ยังไม่แก้ จะใช้สมุดรหัสที่มากับปลั๊กอิน</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: a colour is written like “#1b9aaa”, in quotes. Mend it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: สีต้องเขียนแบบ “#1b9aaa” และอยู่ในเครื่องหมายคำพูด ให้แก้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: a text is missing. A text with # or : in it needs quotes. Write it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ยังไม่มีข้อความ (ข้อความที่มี # หรือ : ต้องอยู่ในเครื่องหมายคำพูด) ให้เขียนแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: an id is made of a-z, 0-9 and _ only, and begins with a letter. Mend it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: id ใช้ได้เฉพาะ a-z 0-9 และ _ และต้องขึ้นต้นด้วยตัวอักษร ให้แก้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: another future has “{choice}” already, and on grey paper the two would look the same. Take another one and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: มีอนาคตแบบอื่นใช้ “{choice}” อยู่แล้ว พิมพ์ขาวดำจะแยกกันไม่ออก ให้เลือกแบบอื่นแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: it has more than {most} letters. Shorten it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ข้อความยาวเกิน {most} ตัวอักษร ให้ย่อแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: it holds a character that cannot be shown. Type the text anew and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: มีอักขระที่แสดงไม่ได้ ให้พิมพ์ข้อความใหม่แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: it must be a list in brackets of some of {choices}. Mend it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ต้องเป็นรายการในวงเล็บเหลี่ยม เลือกจาก {choices} ให้แก้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: it must be one of {choices}. Mend it and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ต้องเป็นค่าใดค่าหนึ่งใน {choices} ให้แก้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: the icon “{name}” cannot be read beside this file. Put it there and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: อ่านไอคอน “{name}” ที่ควรอยู่ข้างไฟล์นี้ไม่ได้ ให้นำมาวางไว้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: the icon “{name}” holds “{what}”; only plain shapes are drawn. Save it as a plain SVG of paths and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ไอคอน “{name}” มี “{what}” อยู่ข้างใน ซึ่งใช้ไม่ได้ ใช้ได้เฉพาะรูปทรงธรรมดา ให้บันทึกเป็น SVG แบบธรรมดาที่มีแต่เส้นและรูปทรง แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: the icon “{name}” is larger than {most} kB. Draw a simpler one and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ไอคอน “{name}” ใหญ่เกิน {most} kB ให้วาดแบบที่เรียบง่ายกว่านี้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: the icon “{name}” is not an SVG picture that can be read. Save it as a plain SVG and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ไอคอน “{name}” ไม่ใช่ภาพ SVG ที่อ่านได้ ให้บันทึกเป็น SVG แบบธรรมดาแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: there is no icon “{name}”. Write the name of an SVG file that lies beside this file, or one of {choices}.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ไม่มีไอคอนชื่อ “{name}” ให้เขียนชื่อไฟล์ SVG ที่วางไว้ข้างไฟล์นี้ หรือเลือกจาก {choices}</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: there is no wording, neither th nor en. Write one and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: ยังไม่มีข้อความ ทั้ง th และ en ให้เขียนอย่างน้อยหนึ่งภาษาแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: {reason}. Mend this entry and open it again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}” ไม่ถูกต้อง ({reason}) ให้แก้รายการนี้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: “{identifier}” is there twice. Give one of the two another id and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: มี “{identifier}” ซ้ำกันสองรายการ ให้เปลี่ยน id ของรายการหนึ่งแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, entry {place}, key “{key}”: “{value}” is not a text. Write it in quotes and open the file again.</source>
   <translation>{file} รายการ {place} คีย์ “{key}”: “{value}” ไม่ใช่ข้อความ ให้ใส่เครื่องหมายคำพูดแล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}, line {line}: the JSON is cut short or broken here. Download it again.</source>
   <translation>{file} บรรทัดที่ {line}: JSON ขาดหรือเสียตรงนี้ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file}, line {line}: this cannot be read as YAML ({reason}). Mend the file.</source>
   <translation>{file} บรรทัดที่ {line}: อ่านเป็น YAML ไม่ได้ ({reason}) ให้แก้ไฟล์</translation>
  </message>
  <message>
   <source>{file}, line {line}: this is no table row. Save the table as CSV again.</source>
   <translation>{file} บรรทัดที่ {line}: ไม่ใช่แถวของตาราง กรุณาบันทึกตารางเป็น CSV ใหม่</translation>
  </message>
  <message>
   <source>{file}, recipe {recipe}, key {key}: {reason}. Mend the recipe.</source>
   <translation>{file} ชุดคำถาม {recipe} คีย์ {key} ไม่ถูกต้อง ({reason}) กรุณาแก้ชุดคำถามนี้</translation>
  </message>
  <message>
   <source>{file}, record {record}, key order: {order} is already the order of {other}. Give it a number of its own.</source>
   <translation>{file} ระเบียน {record} คีย์ order: ลำดับ {order} เป็นของ {other} อยู่แล้ว กรุณาใช้เลขลำดับที่ไม่ซ้ำ</translation>
  </message>
  <message>
   <source>{file}, record {record}, key {key}: {reason}. Mend the record.</source>
   <translation>{file} ระเบียน {record} คีย์ {key} ไม่ถูกต้อง ({reason}) กรุณาแก้ระเบียนนี้</translation>
  </message>
  <message>
   <source>{file}, record {record}: licence {licence} is not in _shared.yaml. Add it there.</source>
   <translation>{file} ระเบียน {record}: ไม่มีสัญญาอนุญาต {licence} ใน _shared.yaml กรุณาเพิ่มไว้ในไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file}, row {row}: the year {year} could be of either era or of none, so {count} rows were left out. Write years with four digits.</source>
   <translation>{file} แถวที่ {row}: ปี {year} ไม่ชัดว่าเป็น พ.ศ. หรือ ค.ศ. จึงตัดออก {count} แถว กรุณาเขียนปีให้ครบสี่หลัก</translation>
  </message>
  <message>
   <source>{file}, row {row}: {district} already has another figure for {year} in row {other}. Keep one row for each district and year.</source>
   <translation>{file} แถวที่ {row}: {district} มีตัวเลขอื่นของปี {year} อยู่แล้วในแถวที่ {other} กรุณาเหลือไว้เพียงแถวเดียวต่ออำเภอต่อปี</translation>
  </message>
  <message>
   <source>{file}, table strokes, row {row}: {reason}. Open another copy of this file.</source>
   <translation>{file} ตาราง strokes แถวที่ {row} อ่านไม่ได้ ({reason}) ให้เปิดสำเนาอื่นของไฟล์นี้</translation>
  </message>
  <message>
   <source>{file}, the list of erased posts, cannot be read ({reason}). Put a good copy in its place: without it erased posts would come back.</source>
   <translation>อ่าน {file} ซึ่งเป็นรายการโพสต์ที่ลบไม่ได้ ({reason}) ให้วางสำเนาที่ใช้ได้แทน เพราะถ้าไม่มีรายการนี้ โพสต์ที่ลบแล้วจะกลับมา</translation>
  </message>
  <message>
   <source>{file}: QGIS cannot show its drawings. Open another copy of the file.</source>
   <translation>{file}: QGIS แสดงภาพที่วาดไม่ได้ ให้เปิดสำเนาอื่นของไฟล์นี้</translation>
  </message>
  <message>
   <source>{file}: it is redirected to {host} in a way that is not safe, so it was not followed. Get it by hand at {homepage}.</source>
   <translation>{file}: ถูกส่งต่อไปที่ {host} ด้วยวิธีที่ไม่ปลอดภัย จึงไม่ได้ดาวน์โหลด กรุณาดาวน์โหลดเองที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: its checksum is not the one {host} states, so it was thrown away. Download it again.</source>
   <translation>{file}: รหัสตรวจสอบไม่ตรงกับที่ {host} ระบุ จึงไม่ได้เก็บไว้ กรุณาดาวน์โหลดใหม่</translation>
  </message>
  <message>
   <source>{file}: line {line} is longer than a megabyte, so this is no table with one record a line. Export the opinions as CSV (UTF-8) and choose that file.</source>
   <translation>{file}: บรรทัดที่ {line} ยาวเกินหนึ่งเมกะไบต์ จึงไม่ใช่ตารางที่มีหนึ่งรายการต่อบรรทัด ให้ส่งออกความเห็นเป็น CSV (UTF-8) แล้วเลือกไฟล์นั้น</translation>
  </message>
  <message>
   <source>{file}: no column with coordinates and none with a text was found in its first line. Name them lat, lon, text, date and topic (or ละติจูด, ลองจิจูด, ข้อความ, วันที่, ประเภท) and try again.</source>
   <translation>{file}: บรรทัดแรกไม่มีทั้งคอลัมน์พิกัดและคอลัมน์ข้อความ กรุณาตั้งชื่อคอลัมน์เป็น ละติจูด, ลองจิจูด, ข้อความ, วันที่, ประเภท (หรือ lat, lon, text, date, topic) แล้วลองอีกครั้ง</translation>
  </message>
  <message>
   <source>{file}: something unexpected went wrong ({kind}). Try again; the log panel says where.</source>
   <translation>{file}: เกิดข้อผิดพลาดที่ไม่คาดคิด ({kind}) กรุณาลองอีกครั้ง ดูว่าเกิดที่ใดได้ในแผงบันทึก (Log Messages)</translation>
  </message>
  <message>
   <source>{file}: the checksum that {host} should state cannot be read, so the file cannot be checked. Start again later; what came is kept.</source>
   <translation>{file}: อ่านรหัสตรวจสอบของ {host} ไม่ได้ จึงตรวจไฟล์ไม่ได้ กรุณาเริ่มใหม่ภายหลัง ส่วนที่ดาวน์โหลดมาแล้วยังเก็บไว้</translation>
  </message>
  <message>
   <source>{file}: the connection to {host} broke off. Start again to go on from where it stopped.</source>
   <translation>{file}: การเชื่อมต่อกับ {host} ขาดไป กรุณาเริ่มใหม่เพื่อดาวน์โหลดต่อจากเดิม</translation>
  </message>
  <message>
   <source>{file}: the disk that holds {folder} is full. Free some space and start again to go on from where it stopped.</source>
   <translation>{file}: ดิสก์ที่เก็บ {folder} เต็ม กรุณาเพิ่มที่ว่างแล้วเริ่มใหม่เพื่อดาวน์โหลดต่อจากเดิม</translation>
  </message>
  <message>
   <source>{file}: the first rows, with what identifies people hidden. Choose which column holds what; your choice is remembered for tables with the same columns.</source>
   <translation>{file}: แถวแรก ๆ โดยซ่อนสิ่งที่ระบุตัวบุคคลไว้ เลือกว่าคอลัมน์ใดเก็บข้อมูลอะไร ระบบจะจำไว้ใช้กับตารางที่มีคอลัมน์ชุดเดียวกัน</translation>
  </message>
  <message>
   <source>{file}: the id {record} is already used in {other}. Ids are unique.</source>
   <translation>{file}: รหัส {record} ถูกใช้แล้วใน {other} กรุณาตั้งรหัสไม่ให้ซ้ำกัน</translation>
  </message>
  <message>
   <source>{file}: the proxy of this network does not answer. Check it in the options of QGIS, under Network.</source>
   <translation>{file}: พร็อกซีของเครือข่ายนี้ไม่ตอบสนอง กรุณาตรวจในตัวเลือกของ QGIS หัวข้อเครือข่าย (Network)</translation>
  </message>
  <message>
   <source>{file}: the secure connection to {host} cannot be trusted ({reason}), so nothing was downloaded. Check the computer's clock and network, or get the file by hand at {homepage}.</source>
   <translation>{file}: การเชื่อมต่อแบบปลอดภัยกับ {host} เชื่อถือไม่ได้ ({reason}) จึงไม่ได้ดาวน์โหลด กรุณาตรวจนาฬิกาและเครือข่ายของเครื่อง หรือดาวน์โหลดเองที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: there are {count} entries in “{key}”; from {least} to {most} can be used. Mend the list and open the file again.</source>
   <translation>{file}: ใน “{key}” มี {count} รายการ ใช้ได้ตั้งแต่ {least} ถึง {most} รายการ ให้แก้แล้วเปิดไฟล์อีกครั้ง</translation>
  </message>
  <message>
   <source>{file}: what {host} sent is not a whole {kind} file, so it was thrown away. Try again later, or get it by hand at {homepage}.</source>
   <translation>{file}: สิ่งที่ {host} ส่งมาไม่ใช่ไฟล์ {kind} ที่สมบูรณ์ จึงไม่ได้เก็บไว้ กรุณาลองใหม่ภายหลัง หรือดาวน์โหลดเองที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: your key cannot be read while the authentication database of QGIS is locked. Start again and type its master password.</source>
   <translation>{file}: อ่านรหัส API ของคุณไม่ได้ เพราะฐานข้อมูลยืนยันตัวตนของ QGIS ยังล็อกอยู่ กรุณาเริ่มใหม่แล้วใส่รหัสผ่านหลัก</translation>
  </message>
  <message>
   <source>{file}: {count} strokes of the tables {codes}.</source>
   <translation>{file}: มีภาพวาด {count} ชิ้น จากโต๊ะ {codes}</translation>
  </message>
  <message>
   <source>{file}: {host} cannot be reached. Check the internet connection and try again.</source>
   <translation>{file}: ติดต่อ {host} ไม่ได้ กรุณาตรวจอินเทอร์เน็ตแล้วลองใหม่</translation>
  </message>
  <message>
   <source>{file}: {host} does not accept the key (HTTP {status}). Check the key that is chosen, or ask the publisher for a new one.</source>
   <translation>{file}: {host} ไม่รับรหัส API (HTTP {status}) กรุณาตรวจรหัสที่เลือก หรือขอรหัสใหม่จากผู้เผยแพร่</translation>
  </message>
  <message>
   <source>{file}: {host} is asked too often just now (HTTP {status}). Try again in some minutes.</source>
   <translation>{file}: ขณะนี้มีการขอข้อมูลจาก {host} ถี่เกินไป (HTTP {status}) กรุณารอสักครู่แล้วลองใหม่</translation>
  </message>
  <message>
   <source>{file}: {host} is overloaded or being mended (HTTP {status}). Try again later.</source>
   <translation>{file}: {host} มีผู้ใช้มากเกินไปหรือกำลังปรับปรุง (HTTP {status}) กรุณาลองใหม่ภายหลัง</translation>
  </message>
  <message>
   <source>{file}: {host} ran out of time or memory on the area, so the answer is not whole. Choose a smaller area, or try again later.</source>
   <translation>{file}: พื้นที่กว้างเกินกว่าที่ {host} จะประมวลผลได้ทัน ข้อมูลจึงไม่ครบ กรุณาเลือกพื้นที่เล็กลง หรือลองใหม่ภายหลัง</translation>
  </message>
  <message>
   <source>{file}: {host} redirects in circles, so nothing came. Try again later, or get it by hand at {homepage}.</source>
   <translation>{file}: {host} ส่งต่อวนไปมาไม่จบ จึงไม่ได้ไฟล์ กรุณาลองใหม่ภายหลัง หรือดาวน์โหลดเองที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: {host} refused the download (HTTP {status}). Get it by hand at {homepage}.</source>
   <translation>{file}: {host} ไม่อนุญาตให้ดาวน์โหลด (HTTP {status}) กรุณาดาวน์โหลดเองที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: {host} sent a web page instead of data. Try again later, or look at {homepage}.</source>
   <translation>{file}: {host} ส่งหน้าเว็บมาแทนข้อมูล กรุณาลองใหม่ภายหลัง หรือดูที่ {homepage}</translation>
  </message>
  <message>
   <source>{file}: {host} sent nothing for too long. Start again to go on from where it stopped.</source>
   <translation>{file}: {host} ไม่ส่งข้อมูลมานานเกินไป กรุณาเริ่มใหม่เพื่อดาวน์โหลดต่อจากเดิม</translation>
  </message>
  <message>
   <source>{file}: {path} is not as it was when the pack was made (its checksum differs). Copy the pack again from where it was made.</source>
   <translation>{file}: ไฟล์ {path} ไม่ตรงกับตอนจัดทำ (รหัสตรวจสอบต่างกัน) กรุณาคัดลอกชุดใหม่จากต้นฉบับ</translation>
  </message>
  <message>
   <source>{folder} cannot be reached: {reason}.</source>
   <translation>เข้าถึง {folder} ไม่ได้: {reason}</translation>
  </message>
  <message>
   <source>{folder} cannot be written ({reason}). Choose a folder you may write to.</source>
   <translation>เขียนใน {folder} ไม่ได้ ({reason}) ให้เลือกโฟลเดอร์ที่มีสิทธิ์เขียน</translation>
  </message>
  <message>
   <source>{folder} has too little room: {needed} MB are needed, {free} MB are free.</source>
   <translation>{folder} มีที่ว่างไม่พอ ต้องใช้ {needed} MB แต่เหลือ {free} MB</translation>
  </message>
  <message>
   <source>{folder} holds no city pack that can be read. Choose a folder that Build made.</source>
   <translation>ใน {folder} ไม่มีชุดข้อมูลเมืองที่อ่านได้ โปรดเลือกโฟลเดอร์ที่คำสั่งสร้างทำไว้</translation>
  </message>
  <message>
   <source>{folder} holds other things, so nothing was written. Choose a new or empty folder.</source>
   <translation>{folder} มีไฟล์อื่นอยู่แล้ว จึงไม่ได้เขียนอะไรลงไป ให้เลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง</translation>
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
   <source>{good} of {all} files downloaded. Those that failed can be tried again.</source>
   <translation>ดาวน์โหลดได้ {good} จาก {all} ไฟล์ ไฟล์ที่ไม่สำเร็จลองใหม่ได้</translation>
  </message>
  <message>
   <source>{good} of {all} good</source>
   <translation>เรียบร้อย {good} จาก {all} ข้อ</translation>
  </message>
  <message>
   <source>{hot} of {cells} cells are hot: there is nothing to compare. Find hotspots with other cells or another topic.</source>
   <translation>ช่องร้อน {hot} จาก {cells} ช่อง จึงเทียบไม่ได้ ลองหาจุดร้อนด้วยขนาดช่องหรือประเด็นอื่น</translation>
  </message>
  <message>
   <source>{hours} h</source>
   <translation>{hours} ชม.</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} ชม. {minutes} นาที</translation>
  </message>
  <message>
   <source>{inputs} hold nothing here that it could be computed from.</source>
   <translation>{inputs} ไม่มีข้อมูลในบริเวณนี้ให้ใช้คำนวณชั้นนี้</translation>
  </message>
  <message>
   <source>{lacking} of its {all} layers are not ready in this pack.</source>
   <translation>{lacking} จาก {all} ชั้นข้อมูลยังไม่พร้อมในชุดข้อมูลนี้</translation>
  </message>
  <message>
   <source>{lat} N, {lon} E. Source: {source}</source>
   <translation>{lat}°N {lon}°E ที่มา: {source}</translation>
  </message>
  <message>
   <source>{layer} comes live from {agency} and is not stored in the pack. See {address}.</source>
   <translation>ชั้นข้อมูล “{layer}” ดึงข้อมูลสดจาก {agency} ไม่ได้เก็บไว้ในชุดข้อมูล ดูได้ที่ {address}</translation>
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
   <source>{layer} is not a layer that Opinion hotspots made. Choose one.</source>
   <translation>{layer} ไม่ใช่ชั้นข้อมูลที่ได้จากจุดร้อนความคิดเห็น เลือกชั้นข้อมูลที่ใช่</translation>
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
   <source>{layer} was not computed. {reason}</source>
   <translation>ยังไม่ได้คำนวณ{layer} {reason}</translation>
  </message>
  <message>
   <source>{layer}: {mean} on average</source>
   <translation>{layer}: เฉลี่ย {mean}</translation>
  </message>
  <message>
   <source>{layer}: {metres} m</source>
   <translation>{layer}: {metres} ม.</translation>
  </message>
  <message>
   <source>{layer}: {share} % of the cell</source>
   <translation>{layer}: {share} % ของช่อง</translation>
  </message>
  <message>
   <source>{left} left of “{stage}” at table {code}.</source>
   <translation>เหลือ {left} ในช่วง “{stage}” ที่โต๊ะ {code}</translation>
  </message>
  <message>
   <source>{length} in all, over at about {end}.</source>
   <translation>รวม {length} จบราว {end} น.</translation>
  </message>
  <message>
   <source>{licence}. What you make from these data must be shared alike.</source>
   <translation>{licence} สิ่งที่ทำต่อจากข้อมูลนี้ต้องเผยแพร่ต่อแบบเดียวกัน</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} นาที</translation>
  </message>
  <message>
   <source>{most} tables at most.</source>
   <translation>มีได้ไม่เกิน {most} โต๊ะ</translation>
  </message>
  <message>
   <source>{named} of {all} features have a name.</source>
   <translation>มีชื่อ {named} จาก {all} รายการ</translation>
  </message>
  <message>
   <source>{name} · changed just now</source>
   <translation>{name} · เพิ่งเปลี่ยน</translation>
  </message>
  <message>
   <source>{name} · table {code}</source>
   <translation>{name} · โต๊ะ {code}</translation>
  </message>
  <message>
   <source>{name}: {ready} of {all} layers ready. Data of {date}.</source>
   <translation>{name}: พร้อมใช้ {ready} จาก {all} ชั้นข้อมูล วันที่ของข้อมูล: {date}</translation>
  </message>
  <message>
   <source>{number} · {minutes} min · {name}</source>
   <translation>{number} · {minutes} นาที · {name}</translation>
  </message>
  <message>
   <source>{number}. Can the back row read this?</source>
   <translation>{number}. แถวหลังอ่านบรรทัดนี้ได้ไหม</translation>
  </message>
  <message>
   <source>{percent} % named</source>
   <translation>มีชื่อ {percent} %</translation>
  </message>
  <message>
   <source>{percent} % of the features have a name.</source>
   <translation>ข้อมูลร้อยละ {percent} มีชื่อ</translation>
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
   <source>{repair} (switched off)</source>
   <translation>{repair} (ปิดไว้)</translation>
  </message>
  <message>
   <source>{repair}: {rows} rows</source>
   <translation>{repair}: {rows} แถว</translation>
  </message>
  <message>
   <source>{room} are free where the workshop is.</source>
   <translation>ที่เก็บไฟล์เวิร์กช็อปเหลือที่ว่าง {room}</translation>
  </message>
  <message>
   <source>{share} % of the {count} mapped buildings lie in the reach of a park.</source>
   <translation>อาคารในแผนที่ {share} % จากทั้งหมด {count} หลัง อยู่ในระยะเดินถึงสวน</translation>
  </message>
  <message>
   <source>{size} in all; {unknown} state no size.</source>
   <translation>รวม {size} อีก {unknown} ไฟล์ไม่ระบุขนาด</translation>
  </message>
  <message>
   <source>{stance} (suggested)</source>
   <translation>{stance} (เครื่องเสนอ)</translation>
  </message>
  <message>
   <source>{steps} steps of time are too many. Choose longer steps.</source>
   <translation>{steps} ช่วงเวลามากเกินไป เลือกช่วงเวลาที่ยาวขึ้น</translation>
  </message>
  <message>
   <source>{table} (open here)</source>
   <translation>{table} (เปิดอยู่ที่นี่)</translation>
  </message>
  <message>
   <source>{table}: nothing yet</source>
   <translation>{table}: ยังไม่ได้วาด</translation>
  </message>
  <message>
   <source>{table}: {count} drawn, just now</source>
   <translation>{table}: วาด {count} ชิ้น เมื่อสักครู่</translation>
  </message>
  <message>
   <source>{table}: {count} drawn, the last at {time}</source>
   <translation>{table}: วาด {count} ชิ้น ล่าสุดเมื่อ {time} น.</translation>
  </message>
  <message>
   <source>{table}: {count} drawn, the last {minutes} min ago</source>
   <translation>{table}: วาด {count} ชิ้น ล่าสุด {minutes} นาทีที่แล้ว</translation>
  </message>
  <message>
   <source>{task} (cancelled)</source>
   <translation>{task} (ยกเลิกแล้ว)</translation>
  </message>
  <message>
   <source>{thing}: {count} ({codes})</source>
   <translation>{thing}: {count} โต๊ะ ({codes})</translation>
  </message>
  <message>
   <source>{thing}: {count} of {tables} tables, {size}</source>
   <translation>{thing}: {count} จาก {tables} โต๊ะ ({size})</translation>
  </message>
  <message>
   <source>{time} · minute {minutes}</source>
   <translation>{time} · นาทีที่ {minutes}</translation>
  </message>
  <message>
   <source>{topics} and {count} more</source>
   <translation>{topics} และอีก {count} ประเด็น</translation>
  </message>
  <message>
   <source>{topic}, {field}: {reason}.</source>
   <translation>{topic} ช่อง {field}: {reason}</translation>
  </message>
  <message>
   <source>{topic}: {words}</source>
   <translation>{topic}: {words}</translation>
  </message>
  <message>
   <source>{what}, row {row}</source>
   <translation>{what} แถวที่ {row}</translation>
  </message>
  <message>
   <source>{words}, near {place}</source>
   <translation>{words} ใกล้{place}</translation>
  </message>
  <message>
   <source>{words}: {count} tables drew here, {size}</source>
   <translation>{words}: วาดตรงนี้ {count} โต๊ะ ({size})</translation>
  </message>
  <message>
   <source>{zone} is not the name of a time zone. Write one such as Asia/Bangkok.</source>
   <translation>{zone} ไม่ใช่ชื่อเขตเวลา กรุณาระบุเช่น Asia/Bangkok</translation>
  </message>
  <message>
   <source>×: how many times as much as by chance, in all hot cells of the map</source>
   <translation>× คือจำนวนเท่าเมื่อเทียบกับความบังเอิญ ในช่องร้อนทั้งหมดของแผนที่</translation>
  </message>
  <message>
   <source>“?” and hollow: perhaps so; “!” and hatched: people disagree.</source>
   <translation>“?” และรูปโปร่ง คือ อาจจะ “!” และลายขีด คือ เห็นต่าง</translation>
  </message>
  <message>
   <source>“{code}” has more than {most} letters, or one that cannot be shown.</source>
   <translation>“{code}” ยาวเกิน {most} ตัวอักษร หรือมีตัวที่แสดงไม่ได้</translation>
  </message>
  <message>
   <source>“{code}” is there twice.</source>
   <translation>มี “{code}” ซ้ำกัน</translation>
  </message>
  <message>
   <source>“{element}” is drawn: press, drag and lift.</source>
   <translation>“{element}” ต้องลากวาด: กดค้าง ลาก แล้วยกขึ้น</translation>
  </message>
  <message>
   <source>“{stage}” could not be ended in {files}. When that file can be written again, open it and press End stage.</source>
   <translation>จบช่วง “{stage}” ใน {files} ไม่ได้ เมื่อเขียนไฟล์นั้นได้อีกครั้ง ให้เปิดไฟล์แล้วกด จบช่วง</translation>
  </message>
  <message>
   <source>“{stage}” was left running on {day} at {time}. End it, or give it new time.</source>
   <translation>ช่วง “{stage}” เดินเวลาค้างไว้ตั้งแต่ {day} เวลา {time} น. ให้จบช่วงหรือตั้งเวลาใหม่</translation>
  </message>
  <message>
   <source>“{word}” is a word and an exclusion at once</source>
   <translation>“{word}” เป็นทั้งคำค้นและคำยกเว้นพร้อมกัน</translation>
  </message>
  <message>
   <source>“{word}” is too short or holds a sign that cannot be looked for</source>
   <translation>“{word}” สั้นเกินไป หรือมีเครื่องหมายที่ค้นหาไม่ได้</translation>
  </message>
  <message>
   <source>… and {count} more like these.</source>
   <translation>… และอีก {count} เรื่องทำนองเดียวกัน</translation>
  </message>
 </context>
</TS>
