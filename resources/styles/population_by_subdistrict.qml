<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="1" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <!-- Modelled people per square kilometre. Fixed breaks 50, 150, 500, 1500 and 5000 grow about threefold. Hatched where the district model is under 0.75 or over 1.25 of the register. -->
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{2270ec1d-5693-4095-b4e3-8d7891b451a8}">
   <rule filter="&quot;density_km2&quot; &gt;= 0 AND &quot;density_km2&quot; &lt; 50" label="ไม่ถึง 50 คน/ตร.กม. (ค่าประมาณ) | Under 50 people/km² (estimate)" symbol="0" />
   <rule filter="&quot;density_km2&quot; &gt;= 50 AND &quot;density_km2&quot; &lt; 150" label="50–150 คน/ตร.กม. (ค่าประมาณ) | 50–150 people/km² (estimate)" symbol="1" />
   <rule filter="&quot;density_km2&quot; &gt;= 150 AND &quot;density_km2&quot; &lt; 500" label="150–500 คน/ตร.กม. (ค่าประมาณ) | 150–500 people/km² (estimate)" symbol="2" />
   <rule filter="&quot;density_km2&quot; &gt;= 500 AND &quot;density_km2&quot; &lt; 1500" label="500–1,500 คน/ตร.กม. (ค่าประมาณ) | 500–1,500 people/km² (estimate)" symbol="3" />
   <rule filter="&quot;density_km2&quot; &gt;= 1500 AND &quot;density_km2&quot; &lt; 5000" label="1,500–5,000 คน/ตร.กม. (ค่าประมาณ) | 1,500–5,000 people/km² (estimate)" symbol="4" />
   <rule filter="&quot;density_km2&quot; &gt;= 5000" label="5,000 คน/ตร.กม. ขึ้นไป (ค่าประมาณ) | 5,000 or more people/km² (estimate)" symbol="5" />
   <rule filter="&quot;model_to_registered&quot; &lt; 0.75 OR &quot;model_to_registered&quot; &gt; 1.25" label="แบบจำลองทั้งอำเภอต่างจากทะเบียนราษฎรเกิน 25% | Model of the district differs from the register by over 25%" symbol="6" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="240,237,250,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="211,204,239,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="182,172,229,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="155,141,213,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="128,110,197,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="5" type="fill">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="100,81,174,204" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="outline_color" type="QString" value="255,255,255,255" />
      <Option name="outline_width" type="QString" value="0.2" />
     </Option>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="6" type="fill">
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="135" />
      <Option name="color" type="QString" value="255,255,255,255" />
      <Option name="distance" type="QString" value="2.4" />
      <Option name="line_width" type="QString" value="0.75" />
     </Option>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@6@0" type="line">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="capstyle" type="QString" value="flat" />
        <Option name="line_color" type="QString" value="255,255,255,255" />
        <Option name="line_width" type="QString" value="0.75" />
       </Option>
      </layer>
     </symbol>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="135" />
      <Option name="color" type="QString" value="42,42,44,255" />
      <Option name="distance" type="QString" value="2.4" />
      <Option name="line_width" type="QString" value="0.3" />
     </Option>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@6@1" type="line">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="capstyle" type="QString" value="flat" />
        <Option name="line_color" type="QString" value="42,42,44,255" />
        <Option name="line_width" type="QString" value="0.3" />
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="'≈ ' || format_number(round(&quot;population_est&quot;,-2),0)" fontFamily="Noto Sans Thai" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="9.5" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="Regular" previewBkgrdColor="255,255,255,255" textColor="43,26,107,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
    <families>
     <family name="Loma" />
     <family name="Leelawadee UI" />
     <family name="Thonburi" />
     <family name="Garuda" />
     <family name="Tahoma" />
     <family name="Noto Sans" />
    </families>
    <text-buffer bufferBlendMode="0" bufferColor="255,255,255,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="0.92000000000000004" bufferSize="0.90000000000000002" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
    <text-mask maskEnabled="0" maskJoinStyle="128" maskOpacity="1" maskSize="1.5" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskType="0" maskedSymbolLayers="" />
   </text-style>
   <text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="1" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol="&gt;" useMaxLineLengthForAutoWrap="1" wrapChar="" />
   <placement centroidInside="0" centroidWhole="0" dist="0" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="0" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="4" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="4" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
   <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="6" obstacle="0" obstacleFactor="1" obstacleType="1" scaleMax="80000" scaleMin="0" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>2</layerGeometryType>
</qgis>
