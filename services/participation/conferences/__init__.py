"""The yearly conference of a neighbourhood: invited to, held, answered, written up."""
