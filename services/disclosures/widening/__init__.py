"""The ward's own items of khoản 14, and longer days or more forms than the law asks."""
