"""From a document to a plan in force: import, submit, approve."""
