"""The page of open data, with the dictionary as the service makes it."""

from libs.opendata import LICENCE
from services.disclosures.opendata.rules import dictionary
from services.portal.views import FieldLine, Link, OpenDataView

OPEN_DATA = OpenDataView(
    licence=LICENCE,
    addresses=[Link("/api/wards/06811/disclosures/open-data/disclosures.csv", "CSV")],
    fields=[FieldLine(each.name, each.kind, each.text) for each in dictionary()],
)
