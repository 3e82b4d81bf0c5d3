"""A count that was typed wrongly is put right before its decision is sent; both sums stay."""
