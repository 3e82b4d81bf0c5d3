"""Who may do what in each part of the product; `libs.permissions` is the whole table."""
