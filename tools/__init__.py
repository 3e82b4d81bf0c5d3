"""Commands around the product: set-up, the supervisor, the conductor, benchmarks."""
