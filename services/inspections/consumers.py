"""What inspections does when others speak."""

from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.inspections.officials import hearing as officials
from services.inspections.tables import Unit, Ward

HEARS: Hears = {**hears(Ward, Unit), **officials.HEARS}
