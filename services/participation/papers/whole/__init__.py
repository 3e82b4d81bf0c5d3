"""The ward's paper of a vote of all its neighbourhoods: what each said, and the sums."""
