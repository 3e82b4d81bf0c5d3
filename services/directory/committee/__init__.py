"""The steering committee (Ban Chỉ đạo) and what each member answers for."""
