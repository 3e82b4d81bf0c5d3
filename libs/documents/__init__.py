"""Official documents from one block model: PDF, DOCX, HTML and XLSX."""
