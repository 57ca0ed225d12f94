<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Symbology|Labeling|Rendering" hasScaleBasedVisibilityFlag="0" minScale="1e+08" maxScale="0">
 <!-- The classes of ESA WorldCover 2021 that occur here, in colours of our own that also part by lightness. -->
 <pipe>
  <provider>
   <resampling enabled="false" zoomedInResamplingMethod="nearestNeighbour" zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" />
  </provider>
  <rasterrenderer type="paletted" band="1" opacity="0.85" alphaBand="-1" nodataColor="">
   <rasterTransparency />
   <colorPalette>
    <paletteEntry value="10" color="#174f38" alpha="255" label="ต้นไม้ | Trees" />
    <paletteEntry value="20" color="#94801f" alpha="255" label="ไม้พุ่ม | Shrub" />
    <paletteEntry value="30" color="#8cbf62" alpha="255" label="ทุ่งหญ้า | Grass" />
    <paletteEntry value="40" color="#f8e9a0" alpha="255" label="พื้นที่เพาะปลูก | Crops" />
    <paletteEntry value="50" color="#dc887c" alpha="255" label="สิ่งปลูกสร้างและลานแข็ง | Built-up" />
    <paletteEntry value="60" color="#efe9f3" alpha="255" label="ดินโล่งหรือพืชบาง | Bare or sparse" />
    <paletteEntry value="80" color="#3a7abb" alpha="255" label="แหล่งน้ำ | Water" />
    <paletteEntry value="90" color="#58bcc8" alpha="255" label="พื้นที่ชุ่มน้ำ | Wetland" />
   </colorPalette>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1" />
  <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0" colorizeStrength="100" colorizeRed="255" colorizeGreen="128" colorizeBlue="128" />
  <rasterresampler maxOversampling="2" />
  <resamplingStage>resamplingFilter</resamplingStage>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
