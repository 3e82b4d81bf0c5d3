"""Social criticism (phản biện xã hội): the Front says what it thinks of a draft of the ward."""
