"""To whom an issued report was sent: when, how, once each."""
