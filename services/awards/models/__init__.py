"""Models: registered by a unit against a rubric, agreed by the steering committee."""
