"""What every service stands on: bus, edges, outbox, consumers, history, files, jobs. It knows no word of the domain."""
