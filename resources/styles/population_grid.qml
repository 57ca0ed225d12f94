<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Symbology|Labeling|Rendering" hasScaleBasedVisibilityFlag="0" minScale="1e+08" maxScale="0">
 <!-- Modelled people in a cell of 100 m, which is also people per hectare. Fixed breaks 5, 20, 50 and 100. -->
 <pipe>
  <provider>
   <resampling enabled="false" zoomedInResamplingMethod="nearestNeighbour" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" />
  </provider>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="0.8" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="100">
   <rasterTransparency />
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="100" labelPrecision="0">
     <item value="5" color="#f4eafa" alpha="255" label="ไม่ถึง 5 คน/ช่อง (แบบจำลอง) | Under 5 people per cell (modelled)" />
     <item value="20" color="#dbb8ed" alpha="255" label="5–20 คน/ช่อง (แบบจำลอง) | 5–20 people per cell (modelled)" />
     <item value="50" color="#bf88df" alpha="255" label="20–50 คน/ช่อง (แบบจำลอง) | 20–50 people per cell (modelled)" />
     <item value="100" color="#9e5cc7" alpha="255" label="50–100 คน/ช่อง (แบบจำลอง) | 50–100 people per cell (modelled)" />
     <item value="inf" color="#7b32ad" alpha="255" label="เกิน 100 คน/ช่อง (แบบจำลอง) | Over 100 people per cell (modelled)" />
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
