<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling|Rendering" hasScaleBasedVisibilityFlag="0" symbologyReferenceScale="-1" simplifyMaxScale="1" labelsEnabled="1" maxScale="0" simplifyDrawingHints="1" version="3.22.16-Białowieża" simplifyAlgorithm="0" simplifyDrawingTol="1" minScale="100000000" simplifyLocal="1">
 <renderer-v2 symbollevels="0" enableorderby="0" type="RuleRenderer" forceraster="0" referencescale="-1">
  <rules key="{508c42d2-ad96-42d3-b620-8ea48a5f50a6}">
   <rule symbol="0" filter="&quot;highway&quot; = 'cycleway' OR &quot;cycleway&quot; IN ('lane','track','shared_lane')" label="ทางจักรยาน | Cycleway" scalemaxdenom="200000" />
   <rule symbol="1" filter="&quot;highway&quot; IN ('footway','pedestrian','steps','path')" scalemaxdenom="60000" label="ทางเดินเท้า | Footway or path" />
   <rule symbol="2" filter="ELSE" scalemaxdenom="60000" label="ถนนที่มีทางเท้า | Street with a pavement" />
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer pass="0" locked="0" class="SimpleLine" enabled="1">
     <Option type="Map">
      <Option value="round" type="QString" name="capstyle" />
      <Option value="round" type="QString" name="joinstyle" />
      <Option value="255,255,255,204" type="QString" name="line_color" />
      <Option value="1.1" type="QString" name="line_width" />
     </Option>
    </layer>
    <layer pass="0" locked="0" class="SimpleLine" enabled="1">
     <Option type="Map">
      <Option value="flat" type="QString" name="capstyle" />
      <Option value="2.4;1" type="QString" name="customdash" />
      <Option value="round" type="QString" name="joinstyle" />
      <Option value="11,110,153,255" type="QString" name="line_color" />
      <Option value="0.7" type="QString" name="line_width" />
      <Option value="1" type="QString" name="use_custom_dash" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer pass="0" locked="0" class="SimpleLine" enabled="1">
     <Option type="Map">
      <Option value="round" type="QString" name="capstyle" />
      <Option value="round" type="QString" name="joinstyle" />
      <Option value="255,255,255,204" type="QString" name="line_color" />
      <Option value="1.1" type="QString" name="line_width" />
     </Option>
    </layer>
    <layer pass="0" locked="0" class="SimpleLine" enabled="1">
     <Option type="Map">
      <Option value="flat" type="QString" name="capstyle" />
      <Option value="0.9;0.7" type="QString" name="customdash" />
      <Option value="round" type="QString" name="joinstyle" />
      <Option value="123,63,0,255" type="QString" name="line_color" />
      <Option value="0.6" type="QString" name="line_width" />
      <Option value="1" type="QString" name="use_custom_dash" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer pass="0" locked="0" class="SimpleLine" enabled="1">
     <Option type="Map">
      <Option value="round" type="QString" name="capstyle" />
      <Option value="round" type="QString" name="joinstyle" />
      <Option value="123,63,0,191" type="QString" name="line_color" />
      <Option value="0.55" type="QString" name="line_width" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="{e05256aa-c1fe-4a79-aea5-0a72ba72f0bc}">
   <rule description="ways" filter="&quot;highway&quot; IN ('footway','pedestrian','path','cycleway','steps')">
    <settings calloutType="simple">
     <text-style fontFamily="Noto Sans Thai" allowHtml="0" namedStyle="Regular" fontUnderline="0" fontSize="9" textOpacity="1" useSubstitutions="0" fontWeight="50" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontStrikeout="0" fontSizeUnit="Point" fontWordSpacing="0" multilineHeight="1" previewBkgrdColor="255,255,255,255" fontSizeMapUnitScale="3x:0,0,0,0,0,0" capitalization="0" blendMode="0" textColor="90,47,0,255" fontKerning="1" fontItalic="0" legendString="Aa" fontLetterSpacing="0" textOrientation="horizontal" isExpression="1">
      <families>
       <family name="Loma" />
       <family name="Leelawadee UI" />
       <family name="Thonburi" />
       <family name="Garuda" />
       <family name="Tahoma" />
       <family name="Noto Sans" />
      </families>
      <text-buffer bufferColor="255,255,255,255" bufferSizeUnits="MM" bufferOpacity="0.92000000000000004" bufferDraw="1" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferJoinStyle="128" bufferNoFill="1" bufferSize="0.90000000000000002" bufferBlendMode="0" />
     </text-style>
     <text-format addDirectionSymbol="0" useMaxLineLengthForAutoWrap="1" leftDirectionSymbol="&lt;" reverseDirectionSymbol="0" placeDirectionSymbol="0" decimals="3" plussign="0" formatNumbers="0" multilineAlign="3" wrapChar="" rightDirectionSymbol="&gt;" autoWrapLength="0" />
     <placement centroidInside="0" dist="0" centroidWhole="0" placementFlags="10" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" lineAnchorType="0" distUnits="MM" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" rotationAngle="0" maxCurvedCharAngleOut="-25" quadOffset="4" rotationUnit="AngleDegrees" maxCurvedCharAngleIn="25" overrunDistanceUnit="MM" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" offsetType="0" yOffset="0" placement="4" layerType="UnknownGeometry" lineAnchorPercent="0.5" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistance="0" geometryGeneratorType="PointGeometry" repeatDistanceUnits="MM" xOffset="0" preserveRotation="1" lineAnchorClipping="0" offsetUnits="MM" fitInPolygonOnly="0" geometryGenerator="" priority="4" geometryGeneratorEnabled="0" repeatDistance="0" />
     <rendering fontLimitPixelSize="0" obstacleFactor="1" scaleVisibility="1" obstacle="1" maxNumLabels="2000" labelPerPart="0" fontMaxPixelSize="10000" minFeatureSize="12" upsidedownLabels="0" mergeLines="1" fontMinPixelSize="0" obstacleType="1" zIndex="0" unplacedVisibility="0" scaleMax="6000" scaleMin="0" limitNumLabels="0" displayAll="0" drawLabels="1" />
    </settings>
   </rule>
  </rules>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>1</layerGeometryType>
</qgis>
