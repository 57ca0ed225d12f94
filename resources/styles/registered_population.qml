<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <!-- Coloured by registered people per square kilometre, since districts differ widely in size; Identify gives the count. No labels: each district lies here once a year, and an aggregate that finds the latest year can lock the renderer. Fixed breaks 25, 50, 100, 250 and 1000. Years lie on each other with the latest on top, so the symbols are opaque and the layer is not. -->
 <renderer-v2 attr="&quot;population&quot; / area(transform($geometry,'EPSG:4326','EPSG:32647')) * 1000000" enableorderby="1" forceraster="0" graduatedMethod="GraduatedColor" referencescale="-1" symbollevels="0" type="graduatedSymbol">
  <ranges>
   <range label="ไม่ถึง 25 คน/ตร.กม. | Under 25 people/km²" lower="0.000000000000000" render="true" symbol="0" upper="25.000000000000000" />
   <range label="25–50 คน/ตร.กม. | 25–50 people/km²" lower="25.000000000000000" render="true" symbol="1" upper="50.000000000000000" />
   <range label="50–100 คน/ตร.กม. | 50–100 people/km²" lower="50.000000000000000" render="true" symbol="2" upper="100.000000000000000" />
   <range label="100–250 คน/ตร.กม. | 100–250 people/km²" lower="100.000000000000000" render="true" symbol="3" upper="250.000000000000000" />
   <range label="250–1,000 คน/ตร.กม. | 250–1,000 people/km²" lower="250.000000000000000" render="true" symbol="4" upper="1000.000000000000000" />
   <range label="1,000 คน/ตร.กม. ขึ้นไป | 1,000 or more people/km²" lower="1000.000000000000000" render="true" symbol="5" upper="1000000000.000000000000000" />
  </ranges>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="243,232,250,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="223,194,239,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="203,156,229,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="178,121,212,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="152,87,194,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="5" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="126,53,175,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.25" />
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
  <orderby>
   <orderByClause asc="1" nullsFirst="0">"year_ce"</orderByClause>
  </orderby>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>0.75</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
