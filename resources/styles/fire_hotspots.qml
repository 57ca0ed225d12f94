<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{fd684ecb-b132-4a12-8157-c8d7cccfb087}">
   <rule filter="&quot;land_use&quot; LIKE '%ป่า%'" label="จุดความร้อนในป่า | In forest" symbol="0" />
   <rule filter="NOT coalesce(&quot;land_use&quot; LIKE '%ป่า%',false) AND (&quot;land_use&quot; LIKE '%เกษตร%' OR &quot;land_use&quot; LIKE '%ไร่%' OR &quot;land_use&quot; LIKE '%นา%' OR &quot;land_use&quot; LIKE '%ข้าว%' OR &quot;land_use&quot; LIKE '%อ้อย%' OR &quot;land_use&quot; LIKE '%สวน%' OR &quot;land_use&quot; LIKE '%พืช%' OR &quot;land_use&quot; LIKE '%ส.ป.ก%')" label="จุดความร้อนในพื้นที่เกษตร | On farmland" symbol="1" />
   <rule filter="ELSE" label="จุดความร้อนที่อื่นหรือไม่ระบุ | Elsewhere, or not recorded" symbol="2" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="158,47,10,255" />
      <Option name="name" type="QString" value="triangle" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="size" type="QString" value="2.4" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="232,129,26,255" />
      <Option name="name" type="QString" value="square" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="size" type="QString" value="1.9" />
      <Option name="size_unit" type="QString" value="MM" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="marker">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="107,74,58,255" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="size" type="QString" value="1.8" />
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
