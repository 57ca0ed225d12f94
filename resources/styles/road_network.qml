<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="1" minScale="100000000" simplifyAlgorithm="0" symbologyReferenceScale="-1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" maxScale="0" simplifyDrawingTol="1" version="3.22.16-Białowieża" simplifyDrawingHints="1" hasScaleBasedVisibilityFlag="0" simplifyLocal="1">
 <renderer-v2 symbollevels="1" type="RuleRenderer" referencescale="-1" forceraster="0" enableorderby="0">
  <rules key="{9ee9afac-cf00-4627-8c1b-3938129f8dd0}">
   <rule label="ทางหลวงสายหลัก | Trunk road or motorway" filter="&quot;highway&quot; IN ('motorway','trunk','motorway_link','trunk_link')" symbol="0" />
   <rule label="ถนนสายหลัก | Primary road" filter="&quot;highway&quot; IN ('primary','primary_link')" symbol="1" />
   <rule label="ถนนสายรอง | Secondary road" filter="&quot;highway&quot; IN ('secondary','secondary_link')" symbol="2" />
   <rule label="ถนนสายย่อย | Tertiary road" filter="&quot;highway&quot; IN ('tertiary','tertiary_link')" symbol="3" scalemaxdenom="200000" />
   <rule label="ถนนในย่านและซอย | Local street" filter="&quot;highway&quot; IN ('unclassified','residential','living_street','road')" symbol="4" scalemaxdenom="60000" />
   <rule label="ทางบริการ | Service road" filter="ELSE" symbol="5" scalemaxdenom="25000" />
  </rules>
  <symbols>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="0">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="80,80,83,255" name="line_color" />
      <Option type="QString" value="34.4" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.92,1,2.85" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="5" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="242,199,92,255" name="line_color" />
      <Option type="QString" value="24" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.7,1,2.4" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="1">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="80,80,83,255" name="line_color" />
      <Option type="QString" value="29" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.77,1,2.55" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="4" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="248,226,160,255" name="line_color" />
      <Option type="QString" value="20" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.55,1,2.1" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="2">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="95,95,99,255" name="line_color" />
      <Option type="QString" value="22.25" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.66,1,2.25" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="3" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="255,255,255,255" name="line_color" />
      <Option type="QString" value="15" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.36,1,1.8" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="3">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="110,110,114,255" name="line_color" />
      <Option type="QString" value="18.2" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.55,1,1.95" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="2" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="255,255,255,255" name="line_color" />
      <Option type="QString" value="12" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.25,1,1.5" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="4">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="130,130,134,255" name="line_color" />
      <Option type="QString" value="11.45" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.42,1,1.55" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="1" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="255,255,255,255" name="line_color" />
      <Option type="QString" value="7" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.08,1,1.1" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" clip_to_extent="1" alpha="1" force_rhr="0" name="5">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="146,146,150,255" name="line_color" />
      <Option type="QString" value="7.4" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.34,1,1.15" name="width_map_unit_scale" />
     </Option>
    </layer>
    <layer pass="1" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="255,255,255,255" name="line_color" />
      <Option type="QString" value="4" name="line_width" />
      <Option type="QString" value="RenderMetersInMapUnits" name="line_width_unit" />
      <Option type="QString" value="3x:0,0,1,0.05,1,0.7" name="width_map_unit_scale" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="{e98c248a-500a-475e-be90-3f825070c911}">
   <rule description="main" filter="&quot;highway&quot; IN ('motorway','trunk','primary','secondary')">
    <settings calloutType="simple">
     <text-style namedStyle="Regular" fontUnderline="0" fontWeight="50" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="10" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="58,58,60,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
      <families>
       <family name="Loma" />
       <family name="Leelawadee UI" />
       <family name="Thonburi" />
       <family name="Garuda" />
       <family name="Tahoma" />
       <family name="Noto Sans" />
      </families>
      <text-buffer bufferColor="255,255,255,255" bufferDraw="1" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferBlendMode="0" bufferNoFill="1" bufferSize="0.90000000000000002" bufferJoinStyle="128" bufferSizeUnits="MM" bufferOpacity="0.92000000000000004" />
     </text-style>
     <text-format useMaxLineLengthForAutoWrap="1" formatNumbers="0" wrapChar="" autoWrapLength="0" decimals="3" reverseDirectionSymbol="0" leftDirectionSymbol="&lt;" addDirectionSymbol="0" multilineAlign="3" placeDirectionSymbol="0" rightDirectionSymbol="&gt;" plussign="0" />
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="4" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="0" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="5" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="12" scaleMax="40000" obstacle="1" unplacedVisibility="0" mergeLines="1" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
   <rule description="streets" filter="&quot;highway&quot; IN ('tertiary','unclassified','residential','living_street')">
    <settings calloutType="simple">
     <text-style namedStyle="Regular" fontUnderline="0" fontWeight="50" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="9" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="74,74,76,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
      <families>
       <family name="Loma" />
       <family name="Leelawadee UI" />
       <family name="Thonburi" />
       <family name="Garuda" />
       <family name="Tahoma" />
       <family name="Noto Sans" />
      </families>
      <text-buffer bufferColor="255,255,255,255" bufferDraw="1" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferBlendMode="0" bufferNoFill="1" bufferSize="0.90000000000000002" bufferJoinStyle="128" bufferSizeUnits="MM" bufferOpacity="0.92000000000000004" />
     </text-style>
     <text-format useMaxLineLengthForAutoWrap="1" formatNumbers="0" wrapChar="" autoWrapLength="0" decimals="3" reverseDirectionSymbol="0" leftDirectionSymbol="&lt;" addDirectionSymbol="0" multilineAlign="3" placeDirectionSymbol="0" rightDirectionSymbol="&gt;" plussign="0" />
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="4" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="0" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="3" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="12" scaleMax="8000" obstacle="1" unplacedVisibility="0" mergeLines="1" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
  </rules>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>1</layerGeometryType>
</qgis>
