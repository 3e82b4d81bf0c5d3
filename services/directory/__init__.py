"""The directory knows who is who: wards, units, officials, roles, and who is signed in."""
