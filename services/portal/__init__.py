"""The portal: the pages people read and fill in, made from what the other services answer."""
