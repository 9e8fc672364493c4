"""What users see: screens, tables, numbers, citations and exports."""
