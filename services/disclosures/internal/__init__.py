"""What the ward's bodies show to their own staff (articles 46 to 48): never to the public.

It has tables of its own, so that no query of what is public can meet it.
"""
