"""The papers of meetings and ballots: what each must hold, and how it is printed (Mẫu 01 to 04)."""
