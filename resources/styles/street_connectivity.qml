<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <!-- Junctions of three or more arms per square kilometre. Fixed breaks 25, 50, 80 and 120: what square blocks of 200, 141, 112 and 91 m would give. -->
 <renderer-v2 attr="intersections_km2" enableorderby="0" forceraster="0" graduatedMethod="GraduatedColor" referencescale="-1" symbollevels="0" type="graduatedSymbol">
  <ranges>
   <range label="ไม่ถึง 25 แยก/ตร.กม. (ค่าประมาณ) | Under 25 junctions/km² (estimate)" lower="0.000000000000000" render="true" symbol="0" upper="25.000000000000000" />
   <range label="25–50 แยก/ตร.กม. (ค่าประมาณ) | 25–50 junctions/km² (estimate)" lower="25.000000000000000" render="true" symbol="1" upper="50.000000000000000" />
   <range label="50–80 แยก/ตร.กม. (ค่าประมาณ) | 50–80 junctions/km² (estimate)" lower="50.000000000000000" render="true" symbol="2" upper="80.000000000000000" />
   <range label="80–120 แยก/ตร.กม. (ค่าประมาณ) | 80–120 junctions/km² (estimate)" lower="80.000000000000000" render="true" symbol="3" upper="120.000000000000000" />
   <range label="120 แยก/ตร.กม. ขึ้นไป (ค่าประมาณ) | 120 or more junctions/km² (estimate)" lower="120.000000000000000" render="true" symbol="4" upper="100000.000000000000000" />
  </ranges>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="224,235,239,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="165,199,218,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="110,164,194,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="65,127,165,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="19,92,134,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
  </symbols>
  <classificationMethod id="Custom">
   <symmetricMode astride="0" enabled="0" symmetrypoint="0" />
   <labelFormat format="%1 - %2" labelprecision="4" trimtrailingzeroes="1" />
   <parameters>
    <Option />
   </parameters>
   <extraInformation />
  </classificationMethod>
  <rotation />
  <sizescale />
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
