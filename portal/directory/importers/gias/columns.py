"""The columns of the DfE's file that we read, by their names.

Everything not named here stays in the file: above all the names of head
teachers and proprietors. All but the first three may be missing.
"""

URN = "URN"
NAME = "EstablishmentName"
STATUS = "EstablishmentStatus (name)"
STATUS_CODE = "EstablishmentStatus (code)"
LA_CODE = "LA (code)"
LA_NAME = "LA (name)"
DISTRICT_CODE = "DistrictAdministrative (code)"
TYPE_CODE = "TypeOfEstablishment (code)"
TYPE_NAME = "TypeOfEstablishment (name)"
PHASE = "PhaseOfEducation (name)"
LOW_AGE = "StatutoryLowAge"
HIGH_AGE = "StatutoryHighAge"
NURSERY = "NurseryProvision (name)"
SIXTH_FORM = "OfficialSixthForm (name)"
OPENED = "OpenDate"
CLOSED = "CloseDate"
CHANGED = "LastChangedDate"
CAPACITY = "SchoolCapacity"
PUPILS = "NumberOfPupils"
TRUST = "Trusts (name)"
UKPRN = "UKPRN"
STREET = "Street"
LOCALITY = "Locality"
ADDRESS_3 = "Address3"
TOWN = "Town"
POSTCODE = "Postcode"
WEBSITE = "SchoolWebsite"
PHONE = "TelephoneNum"
SECTION_41 = "Section41Approved (name)"
NEEDS = tuple(f"SEN{number} (name)" for number in range(1, 14))
PROVISION = "TypeOfResourcedProvision (name)"
RESOURCED_ON_ROLL = "ResourcedProvisionOnRoll"
RESOURCED_CAPACITY = "ResourcedProvisionCapacity"
UNIT_ON_ROLL = "SenUnitOnRoll"
UNIT_CAPACITY = "SenUnitCapacity"
EASTING = "Easting"
NORTHING = "Northing"

REQUIRED = (URN, NAME, STATUS)
WANTED = (
    *(URN, NAME, STATUS, STATUS_CODE, LA_CODE, LA_NAME, DISTRICT_CODE, TYPE_CODE, TYPE_NAME),
    *(PHASE, LOW_AGE, HIGH_AGE, NURSERY, SIXTH_FORM, OPENED, CLOSED, CHANGED, CAPACITY, PUPILS),
    *(TRUST, UKPRN, STREET, LOCALITY, ADDRESS_3, TOWN, POSTCODE, WEBSITE, PHONE, SECTION_41),
    *NEEDS,
    *(PROVISION, RESOURCED_ON_ROLL, RESOURCED_CAPACITY, UNIT_ON_ROLL, UNIT_CAPACITY),
    *(EASTING, NORTHING),
)
