"""What units hand in for a report: their own figures, their remarks, figures by hand."""
