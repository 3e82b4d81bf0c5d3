"""The states a thing can be in on any page: one shape, one meaning, default words for each."""

# The key is the class and the shape; the words are what a reader sees when the view gives none.
STATES: dict[str, str] = {
    "late": "Quá hạn",
    "broken": "Bị gián đoạn",
    "soon": "Sắp đến hạn",
    "todo": "Chờ làm",
    "live": "Đang thực hiện",
    "standing": "Thường xuyên",
    "done": "Hoàn thành",
    "stopped": "Đã dừng",
    "none": "Chưa phát sinh",
}
