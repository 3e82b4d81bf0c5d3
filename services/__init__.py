"""Things that run: one folder per service, each reached only over the bus."""
