"""Where sheets hang and which neighbourhoods hear: kept from what the directory tells."""
