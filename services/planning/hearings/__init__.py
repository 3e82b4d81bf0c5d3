"""The hearing that the people's committee owes the Front every six months."""
