"""What planning tells: the year's plan, who owes what, whether it was done."""
