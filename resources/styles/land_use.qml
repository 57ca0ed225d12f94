<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" minScale="100000000" simplifyAlgorithm="0" symbologyReferenceScale="-1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" maxScale="0" simplifyDrawingTol="1" version="3.22.16-Białowieża" simplifyDrawingHints="1" hasScaleBasedVisibilityFlag="0" simplifyLocal="1">
 <renderer-v2 symbollevels="0" type="RuleRenderer" referencescale="-1" forceraster="0" enableorderby="0">
  <rules key="{3d7c9627-3f42-4486-b893-33f04870a145}">
   <rule label="ที่อยู่อาศัย | Residential" filter="&quot;landuse&quot; IN ('residential','garages')" symbol="0" />
   <rule label="พาณิชยกรรม | Commercial or retail" filter="&quot;landuse&quot; IN ('commercial','retail')" symbol="1" />
   <rule label="อุตสาหกรรมและคลังสินค้า | Industrial" filter="&quot;landuse&quot; IN ('industrial','quarry','landfill','railway','depot','port')" symbol="2" />
   <rule label="สถาบันและศาสนสถาน | Institutional or religious" filter="&quot;landuse&quot; IN ('institutional','religious','education','civil','military','cemetery')" symbol="3" />
   <rule label="ไร่นา | Farmland" filter="&quot;landuse&quot; IN ('farmland','farmyard','meadow','greenhouse_horticulture','aquaculture','salt_pond')" symbol="4" />
   <rule label="สวนผลไม้และพืชสวน | Orchard or plantation" filter="&quot;landuse&quot; IN ('orchard','plant_nursery','vineyard','allotments','flowerbed')" symbol="5" />
   <rule label="ป่า | Forest" filter="&quot;landuse&quot; IN ('forest')" symbol="6" />
   <rule label="สนามหญ้าและนันทนาการ | Grass or recreation" filter="&quot;landuse&quot; IN ('grass','recreation_ground','village_green')" symbol="7" />
   <rule label="แหล่งน้ำ | Water" filter="&quot;landuse&quot; IN ('reservoir','basin','pond')" symbol="8" />
   <rule label="ก่อสร้างและรอการพัฒนา | Construction or undeveloped" filter="&quot;landuse&quot; IN ('construction','brownfield','greenfield')" symbol="9" />
   <rule label="อื่น ๆ | Other" filter="ELSE" symbol="10" />
  </rules>
  <symbols>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="0">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="248,243,224,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="1">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="239,164,110,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="10">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="224,227,243,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="2">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="166,122,183,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="3">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="212,160,186,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="4">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="246,242,131,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="5">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="186,206,68,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="6">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="99,147,118,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="7">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="222,243,176,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="8">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="152,198,248,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="0,0,0,0" name="outline_color" />
      <Option type="QString" value="no" name="outline_style" />
      <Option type="QString" value="0.2" name="outline_width" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="9">
    <layer pass="0" locked="0" enabled="1" class="SimpleFill">
     <Option type="Map">
      <Option type="QString" value="200,188,158,255" name="color" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="138,122,104,255" name="outline_color" />
      <Option type="QString" value="dash" name="outline_style" />
      <Option type="QString" value="0.3" name="outline_width" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>0.75</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
