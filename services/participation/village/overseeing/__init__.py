"""A convention in force: sent out, complained about, suspended, abolished, looked back on."""
