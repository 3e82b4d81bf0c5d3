"""Help in plain Vietnamese: what people come for, step by step, and which law gives the right."""
