"""The ward's own Word template of its reports: kept in versions, checked, taken back."""
