"""A supervision by a people's board or the Front: its plan, its result, what is recommended."""
