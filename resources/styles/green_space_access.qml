<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{6c223e50-c0f9-4e71-b20c-500215fb3164}">
   <rule filter="&quot;method&quot; = 'network'" label="เดินถึงสวนใน 300 ม. ตามถนนและทางเดิน (ค่าประมาณ) | 300 m walk along streets and paths (estimate)" symbol="0" />
   <rule filter="ELSE" label="แนวเส้นตรง 230 ม. จากสวน (ค่าประมาณอย่างหยาบ) | 230 m straight line from the park (rough estimate)" symbol="1" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="95,181,140,89" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="29,122,83,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="95,181,140,31" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="0,0,0,0" />
      <Option name="outline_style" type="QString" value="no" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="63,154,112,255" />
      <Option name="distance" type="QString" value="1.6" />
      <Option name="line_width" type="QString" value="0.25" />
     </Option>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@1@1" type="line">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="capstyle" type="QString" value="flat" />
        <Option name="line_color" type="QString" value="63,154,112,255" />
        <Option name="line_width" type="QString" value="0.25" />
       </Option>
      </layer>
     </symbol>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="capstyle" type="QString" value="flat" />
      <Option name="customdash" type="QString" value="1.6;0.9" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="29,122,83,255" />
      <Option name="line_width" type="QString" value="0.25" />
      <Option name="use_custom_dash" type="QString" value="1" />
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
