<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <!-- A score without a unit: five equal steps of 20. No step stands for a limit of noise in decibels. -->
 <renderer-v2 attr="noise_score" enableorderby="0" forceraster="0" graduatedMethod="GraduatedColor" referencescale="-1" symbollevels="0" type="graduatedSymbol">
  <ranges>
   <range label="0–2 น้อยสุด (ค่าประมาณ) | 0–2, least (proxy)" lower="0.000000000000000" render="true" symbol="0" upper="2.000000000000000" />
   <range label="2–5 (ค่าประมาณ) | 2–5 (proxy)" lower="2.000000000000000" render="true" symbol="1" upper="5.000000000000000" />
   <range label="5–10 (ค่าประมาณ) | 5–10 (proxy)" lower="5.000000000000000" render="true" symbol="2" upper="10.000000000000000" />
   <range label="10–20 (ค่าประมาณ) | 10–20 (proxy)" lower="10.000000000000000" render="true" symbol="3" upper="20.000000000000000" />
   <range label="20–100 มากสุด (ค่าประมาณ) | 20–100, most (proxy)" lower="20.000000000000000" render="true" symbol="4" upper="100.000000000000000" />
  </ranges>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="236,232,230,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="198,192,189,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="160,153,149,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="124,115,110,199" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,128" />
      <Option name="outline_width" type="QString" value="0.1" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="89,79,72,199" />
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
