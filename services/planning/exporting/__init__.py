"""A plan as a paper: DOCX and PDF in the format of Nghị định 30/2020, its tasks as a workbook."""
