"""What is new, coming, late and to be found in a service, told to everybody in one shape."""
