<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="1" minScale="100000000" simplifyAlgorithm="0" symbologyReferenceScale="-1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" maxScale="0" simplifyDrawingTol="1" version="3.22.16-Białowieża" simplifyDrawingHints="1" hasScaleBasedVisibilityFlag="0" simplifyLocal="1">
 <renderer-v2 symbollevels="0" type="singleSymbol" referencescale="-1" forceraster="0" enableorderby="0">
  <symbols>
   <symbol type="fill" clip_to_extent="1" alpha="1" force_rhr="0" name="0">
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="207,200,238,153" name="line_color" />
      <Option type="QString" value="2.6" name="line_width" />
     </Option>
    </layer>
    <layer pass="0" locked="0" enabled="1" class="SimpleLine">
     <Option type="Map">
      <Option type="QString" value="round" name="capstyle" />
      <Option type="QString" value="round" name="joinstyle" />
      <Option type="QString" value="45,33,98,255" name="line_color" />
      <Option type="QString" value="1" name="line_width" />
     </Option>
    </layer>
   </symbol>
  </symbols>
  <rotation />
  <sizescale />
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style namedStyle="Bold" fontUnderline="0" fontWeight="75" textOpacity="1" blendMode="0" fontSizeUnit="Point" fontFamily="Noto Sans Thai" fontKerning="1" fontLetterSpacing="0" textOrientation="horizontal" multilineHeight="1" fontSize="12" previewBkgrdColor="255,255,255,255" legendString="Aa" fontItalic="0" useSubstitutions="0" textColor="45,33,98,255" capitalization="0" fontStrikeout="0" isExpression="1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fieldName="coalesce(&quot;name_th&quot;,&quot;name_en&quot;)" fontWordSpacing="0" allowHtml="0">
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
   <rendering fontMaxPixelSize="10000" upsidedownLabels="0" fontMinPixelSize="0" scaleVisibility="1" limitNumLabels="0" maxNumLabels="2000" obstacleType="1" obstacleFactor="1" drawLabels="1" minFeatureSize="4" scaleMax="10000000" obstacle="1" unplacedVisibility="0" mergeLines="0" fontLimitPixelSize="0" displayAll="0" zIndex="0" scaleMin="100000" labelPerPart="0" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
