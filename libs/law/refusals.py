"""What the law engine refuses; each docstring is the sentence people see."""

from libs.kernel.errors import NotFound, Refusal


class LawRefusal(Refusal):
    """Không tính được theo quy định của pháp luật."""


class LawDataBroken(LawRefusal):
    """Dữ liệu pháp luật {file} sai ở {where}: {what}."""


class UnknownRule(LawRefusal, NotFound):
    """Không có quy tắc nào mang mã {rule_id}.{suggestion}"""


class RuleNotInForce(LawRefusal):
    """Quy tắc {rule_id} không có hiệu lực vào ngày {on}."""


class FixedByLaw(LawRefusal):
    """Quy tắc {rule_id} do pháp luật ấn định ({basis}), phường không được tự đặt mức khác."""


class NotAPeriod(LawRefusal):
    """Quy tắc {rule_id} không phải là một thời hạn tính theo ngày nên không có ngày đến hạn."""


class NotAShare(LawRefusal):
    """Quy tắc {rule_id} không phải là một tỷ lệ nên không kiểm phiếu được."""


class CannotPause(LawRefusal):
    """Thời hạn {rule_id} không tính xuôi theo ngày nên không tạm đình chỉ hay gia hạn được."""


class ResumedBeforeStopped(LawRefusal):
    """Ngày tiếp tục phải sau ngày tạm đình chỉ ({document})."""


class ExtensionNotAllowed(LawRefusal):
    """Pháp luật không cho gia hạn “{title}” trong trường hợp này."""


class ExtensionTooLong(LawRefusal):
    """Mỗi lần gia hạn “{title}” không được quá {days_max} ngày ({basis})."""


class TooManyExtensions(LawRefusal):
    """Thời hạn “{title}” chỉ được gia hạn tối đa {times_max} lần ({basis})."""


class WrongCalendar(LawRefusal):
    """Hạn này được tính theo lịch {expected}, không giải thích được bằng lịch {given}."""


class UnknownItem(LawRefusal, NotFound):
    """Danh mục công khai không có nội dung mang mã {key}."""


class OnlyUnderKhoan14(LawRefusal):
    """Phường chỉ được bổ sung nội dung công khai vào khoản 14 Điều 11 (mã {key} không hợp lệ)."""


class ItemAlreadyListed(LawRefusal):
    """Nội dung {key} đã có trong danh mục công khai."""


class NarrowerThanLaw(LawRefusal):
    """Luật yêu cầu {least} ({basis}); phường chỉ được mở rộng (Điều 35 khoản 2 Luật 10/2022)."""


class ManualDayMissing(LawRefusal):
    """Ngày tiếp công dân {nominal_on} trùng ngày nghỉ, cần người có thẩm quyền chọn ngày thay."""


class ManualDayIsOff(LawRefusal):
    """Ngày {held_on} được chọn để tiếp công dân là ngày nghỉ ({why})."""


class NoSuchGround(LawRefusal):
    """Luật không có căn cứ từ chối tiếp công dân này vào ngày {on}."""


class NoSuchSuspension(LawRefusal):
    """Hãy chọn một căn cứ tạm ngừng ở khoản 1 Điều 12 Nghị định 61/2023/NĐ-CP."""


class NoSuchConsultationMatter(LawRefusal):
    """Luật không có nội dung lấy ý kiến Nhân dân ở khoản {clause} Điều 25 vào ngày {on}."""


class NoSuchChecklist(LawRefusal, NotFound):
    """Không có phiếu kiểm tra loại này."""
