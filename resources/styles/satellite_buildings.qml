<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{d174258c-27b2-41bf-adb5-ab49973e4e71}">
   <rule filter="coalesce(&quot;source_dataset&quot;,'') = 'OpenStreetMap'" label="มีผู้วาดไว้ใน OpenStreetMap | Drawn by people in OpenStreetMap" symbol="0" scalemaxdenom="100000" />
   <rule filter="NOT (coalesce(&quot;source_dataset&quot;,'') = 'OpenStreetMap') AND &quot;confidence&quot; &gt;= 0.75" label="คอมพิวเตอร์ตรวจพบ ความเชื่อมั่น 0.75 ขึ้นไป | Found by computer, confidence 0.75 or more" symbol="1" scalemaxdenom="100000" />
   <rule filter="NOT (coalesce(&quot;source_dataset&quot;,'') = 'OpenStreetMap') AND &quot;confidence&quot; &lt; 0.75" label="คอมพิวเตอร์ตรวจพบ ความเชื่อมั่นต่ำกว่า 0.75 | Found by computer, confidence below 0.75" symbol="2" scalemaxdenom="100000" />
   <rule filter="ELSE" label="คอมพิวเตอร์ตรวจพบ ไม่มีค่าความเชื่อมั่น | Found by computer, confidence not given" symbol="3" scalemaxdenom="100000" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="227,211,191,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="169,141,107,255" />
      <Option name="outline_width" type="QString" value="0.15" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="208,122,31,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="125,63,10,255" />
      <Option name="outline_width" type="QString" value="0.15" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="255,255,255,178" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="0,0,0,0" />
      <Option name="outline_style" type="QString" value="no" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="163,82,8,255" />
      <Option name="distance" type="QString" value="0.9" />
      <Option name="line_width" type="QString" value="0.2" />
     </Option>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@2@1" type="line">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="capstyle" type="QString" value="flat" />
        <Option name="line_color" type="QString" value="163,82,8,255" />
        <Option name="line_width" type="QString" value="0.2" />
       </Option>
      </layer>
     </symbol>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="capstyle" type="QString" value="round" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="163,82,8,255" />
      <Option name="line_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="242,196,140,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="163,82,8,255" />
      <Option name="outline_style" type="QString" value="dash" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
