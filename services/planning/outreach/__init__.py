"""Campaigns on a legal document and what is done in them; the week of the loudspeakers."""
