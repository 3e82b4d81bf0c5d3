"""What awards does when others speak."""

from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.awards.blocks import hearing as blocks
from services.awards.tables import Unit, Ward

HEARS: Hears = {**hears(Ward, Unit), **blocks.HEARS}
