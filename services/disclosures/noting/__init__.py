"""What somebody noted at a wall on a phone, perhaps without a network: sent later, kept once."""
