<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Symbology|Labeling|Rendering" hasScaleBasedVisibilityFlag="0" minScale="1e+08" maxScale="0">
 <!-- Surface height in metres above sea level. Fixed breaks, narrow on the valley floor (300 to 340 m), where a few metres matter, and wide on the hills. Steps of 5 m are about the error of the model: read shapes, not cells. -->
 <pipe>
  <provider>
   <resampling enabled="false" zoomedInResamplingMethod="nearestNeighbour" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" />
  </provider>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="0.8" alphaBand="-1" nodataColor="" classificationMin="250" classificationMax="1600">
   <rasterTransparency />
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="250" maximumValue="1600" labelPrecision="0">
     <item value="300" color="#faf5de" alpha="255" label="ไม่ถึง 300 ม. | Under 300 m" />
     <item value="305" color="#efe4b9" alpha="255" label="300–305 ม. | 300–305 m" />
     <item value="310" color="#e3d493" alpha="255" label="305–310 ม. | 305–310 m" />
     <item value="320" color="#d6ba6b" alpha="255" label="310–320 ม. | 310–320 m" />
     <item value="340" color="#c69b41" alpha="255" label="320–340 ม. | 320–340 m" />
     <item value="400" color="#ad7b30" alpha="255" label="340–400 ม. | 340–400 m" />
     <item value="600" color="#945c23" alpha="255" label="400–600 ม. | 400–600 m" />
     <item value="1000" color="#79451c" alpha="255" label="600–1,000 ม. | 600–1,000 m" />
     <item value="1600" color="#5e341a" alpha="255" label="1,000–1,600 ม. | 1,000–1,600 m" />
     <item value="inf" color="#432317" alpha="255" label="เกิน 1,600 ม. | Over 1,600 m" />
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
