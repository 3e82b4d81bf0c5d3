"""The programme of checks of a year: what is to be checked, approved by the chair."""
