"""The days of the year on which citizens are received (ngày tiếp công dân định kỳ)."""
