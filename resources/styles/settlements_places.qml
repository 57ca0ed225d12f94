<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="1" minScale="100000000" simplifyAlgorithm="0" symbologyReferenceScale="-1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" maxScale="0" simplifyDrawingTol="1" version="3.22.16-Białowieża" simplifyDrawingHints="1" hasScaleBasedVisibilityFlag="0" simplifyLocal="1">
 <renderer-v2 symbollevels="0" type="RuleRenderer" referencescale="-1" forceraster="0" enableorderby="0">
  <rules key="{e6f0ac57-1816-4862-98d2-cd5419c7045f}">
   <rule label="เมือง | City or town" filter="&quot;place&quot; IN ('city','town')" symbol="0" scalemaxdenom="3000000" />
   <rule label="หมู่บ้าน | Village" filter="&quot;place&quot; IN ('village')" symbol="1" scalemaxdenom="250000" />
   <rule label="ย่านและชุมชน | Neighbourhood or community" filter="&quot;place&quot; IN ('suburb','quarter','neighbourhood')" symbol="2" scalemaxdenom="80000" />
   <rule label="บ้านเล็กและบ้านเดี่ยว | Hamlet or single dwelling" filter="ELSE" symbol="3" scalemaxdenom="80000" />
  </rules>
  <symbols>
   <symbol type="marker" clip_to_extent="1" alpha="1" force_rhr="0" name="0">
    <layer pass="0" locked="0" enabled="1" class="SimpleMarker">
     <Option type="Map">
      <Option type="QString" value="255,255,255,255" name="color" />
      <Option type="QString" value="45,33,98,255" name="outline_color" />
      <Option type="QString" value="0.6" name="outline_width" />
      <Option type="QString" value="2.6" name="size" />
      <Option type="QString" value="3x:0,0,0,0,0,0" name="size_map_unit_scale" />
      <Option type="QString" value="MM" name="size_unit" />
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" clip_to_extent="1" alpha="1" force_rhr="0" name="1">
    <layer pass="0" locked="0" enabled="1" class="SimpleMarker">
     <Option type="Map">
      <Option type="QString" value="45,33,98,255" name="color" />
      <Option type="QString" value="255,255,255,255" name="outline_color" />
      <Option type="QString" value="0.3" name="outline_width" />
      <Option type="QString" value="2.1" name="size" />
      <Option type="QString" value="3x:0,0,0,0,0,0" name="size_map_unit_scale" />
      <Option type="QString" value="MM" name="size_unit" />
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" clip_to_extent="1" alpha="1" force_rhr="0" name="2">
    <layer pass="0" locked="0" enabled="1" class="SimpleMarker">
     <Option type="Map">
      <Option type="QString" value="255,255,255,255" name="color" />
      <Option type="QString" value="106,95,168,255" name="outline_color" />
      <Option type="QString" value="0.5" name="outline_width" />
      <Option type="QString" value="1.8" name="size" />
      <Option type="QString" value="3x:0,0,0,0,0,0" name="size_map_unit_scale" />
      <Option type="QString" value="MM" name="size_unit" />
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" clip_to_extent="1" alpha="1" force_rhr="0" name="3">
    <layer pass="0" locked="0" enabled="1" class="SimpleMarker">
     <Option type="Map">
      <Option type="QString" value="106,95,168,255" name="color" />
      <Option type="QString" value="255,255,255,255" name="outline_color" />
      <Option type="QString" value="0.3" name="outline_width" />
      <Option type="QString" value="1.4" name="size" />
      <Option type="QString" value="3x:0,0,0,0,0,0" name="size_map_unit_scale" />
      <Option type="QString" value="MM" name="size_unit" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="{f640c42e-1021-4e75-9590-928eb1633a15}">
   <rule description="city" filter="&quot;place&quot; IN ('city')">
    <settings calloutType="simple">
     <text-style namedStyle="Bold" fontUnderline="0" fontWeight="75" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="13" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="45,33,98,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="6" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0.59999999999999998" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="1" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="10" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="0" scaleMax="5000000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
   <rule description="town" filter="&quot;place&quot; IN ('town')">
    <settings calloutType="simple">
     <text-style namedStyle="Bold" fontUnderline="0" fontWeight="75" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="10.5" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="45,33,98,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="6" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0.59999999999999998" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="1" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="8" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="0" scaleMax="800000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
   <rule description="village" filter="&quot;place&quot; IN ('village')">
    <settings calloutType="simple">
     <text-style namedStyle="Regular" fontUnderline="0" fontWeight="50" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="10" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="45,33,98,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="6" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0.59999999999999998" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="1" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="6" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="0" scaleMax="120000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
   <rule description="quarter" filter="&quot;place&quot; IN ('suburb','quarter','neighbourhood')">
    <settings calloutType="simple">
     <text-style namedStyle="Regular" fontUnderline="0" fontWeight="50" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="10" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="1" useSubstitutions="0" textColor="74,63,125,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="6" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0.59999999999999998" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="1" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="5" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="0" scaleMax="40000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
   <rule description="hamlet" filter="&quot;place&quot; IN ('hamlet','isolated_dwelling')">
    <settings calloutType="simple">
     <text-style namedStyle="Regular" fontUnderline="0" fontWeight="50" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="9.5" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="74,63,125,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
     <placement geometryGenerator="" centroidInside="0" xOffset="0" repeatDistance="0" distUnits="MM" placementFlags="10" placement="6" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" polygonPlacementFlags="2" overrunDistance="0" lineAnchorPercent="0.5" dist="0.59999999999999998" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" fitInPolygonOnly="0" maxCurvedCharAngleOut="-25" lineAnchorType="0" rotationUnit="AngleDegrees" offsetType="1" distMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" centroidWhole="0" yOffset="0" offsetUnits="MM" preserveRotation="1" repeatDistanceUnits="MM" priority="3" geometryGeneratorType="PointGeometry" maxCurvedCharAngleIn="25" layerType="UnknownGeometry" rotationAngle="0" quadOffset="4" />
     <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="0" scaleMax="50000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="0" labelPerPart="0" />
    </settings>
   </rule>
  </rules>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>0</layerGeometryType>
</qgis>
