<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <!-- Index per 100 residents (per hectare where there is no population model; the two must not be compared). Fixed breaks 0.5, 2, 8 and 30 grow fourfold, as the index is very skewed. -->
 <renderer-v2 attr="score" enableorderby="0" forceraster="0" graduatedMethod="GraduatedColor" referencescale="-1" symbollevels="0" type="graduatedSymbol">
  <ranges>
   <range label="ไม่ถึง 0.5 (ค่าประมาณ) | Under 0.5 (estimate)" lower="0.000000000000000" render="true" symbol="0" upper="0.500000000000000" />
   <range label="0.5–2 (ค่าประมาณ) | 0.5–2 (estimate)" lower="0.500000000000000" render="true" symbol="1" upper="2.000000000000000" />
   <range label="2–8 (ค่าประมาณ) | 2–8 (estimate)" lower="2.000000000000000" render="true" symbol="2" upper="8.000000000000000" />
   <range label="8–30 (ค่าประมาณ) | 8–30 (estimate)" lower="8.000000000000000" render="true" symbol="3" upper="30.000000000000000" />
   <range label="30 ขึ้นไป (ค่าประมาณ) | 30 or more (estimate)" lower="30.000000000000000" render="true" symbol="4" upper="1000000000.000000000000000" />
  </ranges>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="250,228,230,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="242,179,192,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="228,131,155,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="200,89,125,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="167,49,93,199" />
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
