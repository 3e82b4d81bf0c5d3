"""What people wrote in their own words: looked at before anybody else reads it."""
