<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{0a08236b-b70d-4a3a-b014-ae949f03201d}">
   <rule filter="&quot;highway&quot; = 'traffic_signals'" label="สัญญาณไฟจราจร | Traffic signals" scalemaxdenom="30000" symbol="0" />
   <rule filter="&quot;highway&quot; = 'crossing' AND &quot;crossing&quot; = 'traffic_signals'" label="ทางข้ามมีสัญญาณไฟ | Crossing with signals" scalemaxdenom="15000" symbol="1" />
   <rule filter="&quot;highway&quot; = 'crossing' AND &quot;crossing&quot; IN ('zebra','marked','uncontrolled','island')" label="ทางม้าลาย | Marked crossing" scalemaxdenom="15000" symbol="2" />
   <rule filter="ELSE" label="ทางข้ามไม่มีเครื่องหมายหรือไม่ระบุ | Unmarked crossing, or kind not recorded" scalemaxdenom="15000" symbol="3" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="43,43,45,255" />
      <Option name="name" type="QString" value="square" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.3" />
      <Option name="size" type="QString" value="2.5" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="255,255,255,255" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_style" type="QString" value="no" />
      <Option name="size" type="QString" value="0.8" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="43,43,45,255" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.3" />
      <Option name="size" type="QString" value="2.5" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="255,255,255,255" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_style" type="QString" value="no" />
      <Option name="size" type="QString" value="0.7" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="125,125,128,255" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.3" />
      <Option name="size" type="QString" value="2.2" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="255,255,255,255" />
      <Option name="outline_color" type="QString" value="125,125,128,255" />
      <Option name="outline_width" type="QString" value="0.55" />
      <Option name="size" type="QString" value="1.7" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>0</layerGeometryType>
</qgis>
