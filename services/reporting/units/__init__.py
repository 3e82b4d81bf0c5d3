"""The neighbourhoods and bodies of the ward."""
