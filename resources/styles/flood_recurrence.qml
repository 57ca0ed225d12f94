<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Symbology|Labeling|Rendering" hasScaleBasedVisibilityFlag="0" minScale="1e+08" maxScale="0">
 <!-- Per cent of the satellites' looks, or of the years, with water (Global Surface Water). Fixed breaks 0, 5, 25, 50 and 75; where no water was seen the map stays clear. -->
 <pipe>
  <provider>
   <resampling enabled="false" zoomedInResamplingMethod="nearestNeighbour" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" />
  </provider>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="0.8" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="100">
   <rasterTransparency />
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="100" labelPrecision="0">
     <item value="0" color="#ffffff" alpha="0" label="ไม่พบน้ำ | No water seen" />
     <item value="5" color="#c4ddf0" alpha="255" label="พบน้ำไม่เกิน 5 % | Water in up to 5 %" />
     <item value="25" color="#86b4dc" alpha="255" label="พบน้ำ 5–25 % | Water in 5–25 %" />
     <item value="50" color="#4a86bf" alpha="255" label="พบน้ำ 25–50 % | Water in 25–50 %" />
     <item value="75" color="#2b5a95" alpha="255" label="พบน้ำ 50–75 % | Water in 50–75 %" />
     <item value="inf" color="#102d5c" alpha="255" label="พบน้ำเกิน 75 % (เกือบตลอด) | Water in over 75 % (nearly always)" />
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1" />
  <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0" colorizeStrength="100" colorizeRed="255" colorizeGreen="128" colorizeBlue="128" />
  <rasterresampler maxOversampling="2" />
  <resamplingStage>resamplingFilter</resamplingStage>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
