"""What residents say to a draft while it hangs: taken without a name, looked at before shown."""
