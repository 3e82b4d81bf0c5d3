"""The province: its wards' issued reports added up, in a tenant of its own. Never a person."""
