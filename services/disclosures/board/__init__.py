"""What everybody may see: the fourteen khoản, a disclosure with its proof, punctuality."""
