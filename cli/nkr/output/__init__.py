"""What users see: screens, tables, numbers, citations, exports. Nothing else knows Rich or a file format."""
