"""Postcodes, place names and the district map of the councils in use.

Compiled once from packaged open data (`portal places compile`), then only
read: a family's postcode is looked up on this machine and told to nobody.
Compiling is `portal.places.compile`; it is not offered here so that a web
worker never loads the libraries it needs.
"""

from portal.places.lookup import Places, PlacesMissing, find_places, get_places
from portal.places.map_document import DistrictMap, MapDistrict, find_map
from portal.places.spots import Located, Spot

__all__ = [
    "DistrictMap",
    "Located",
    "MapDistrict",
    "Places",
    "PlacesMissing",
    "Spot",
    "find_map",
    "find_places",
    "get_places",
]
