"""Makes projection.txt: where PROJ, through pyproj 3.7.2, has some places in the projection of the map.

pip install pyproj==3.7.2, then: python3 tests/data/projection.py > tests/data/projection.txt
"""

from pyproj import Proj, proj_version_str

PLACES = {
    "Tirana": (41.3275, 19.8187), "Yerevan": (40.1792, 44.4991), "Baku": (40.4093, 49.8671), "Sofia": (42.6977, 23.3219),
    "Tbilisi": (41.7151, 44.8271), "Athens": (37.9838, 23.7275), "Chisinau": (47.0105, 28.8638), "Skopje": (41.9981, 21.4254),
    "Bucharest": (44.4268, 26.1025), "Moscow": (55.7558, 37.6173), "Belgrade": (44.7866, 20.4489), "Ankara": (39.9334, 32.8597),
    "Kyiv": (50.4501, 30.5234), "Istanbul": (41.0082, 28.9784), "Thessaloniki": (40.6401, 22.9444), "New York": (40.7484, -73.9688),
    "Washington": (38.8991, -77.0425), "Brussels": (50.8438, 4.3826), "Mandaluyong": (14.5881, 121.0583),
    "Almaty": (43.238, 76.945), "Madrid": (40.4168, -3.7038), "Budapest": (47.4979, 19.0402), "middle": (43, 34),
    "North Pole": (90, 0), "South Pole": (-90, 0), "180 degrees": (66, 180), "Wellington": (-41.29, 174.78), "Ushuaia": (-54.8, -68.3),
}

projection = Proj(proj="laea", lat_0=43, lon_0=34, R=6371)
print(f"# Latitude, longitude (degrees), then kilometres to the right of and below the middle: PROJ {proj_version_str},")
print("# +proj=laea +lat_0=43 +lon_0=34 +R=6371. Made by projection.py.")
for name, (lat, lon) in PLACES.items():
    x, y = projection(lon, lat)
    print(f"{lat} {lon} {x:.4f} {-y:.4f} {name}")
