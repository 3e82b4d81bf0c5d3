"""What the importer refuses to read, each with the advice that helps."""

from libs.kernel.errors import Refusal, TooLarge


class EmptyPlan(Refusal):
    """Văn bản trống, không có chữ nào để đọc."""


class PlanTooLarge(TooLarge):
    """Tệp lớn hơn 10 MB; hãy bỏ bớt hình ảnh hoặc chỉ gửi phần kế hoạch."""


class PlanTooLong(Refusal):
    """Văn bản dài hơn {pages_max} trang; hãy chỉ gửi phần kế hoạch."""


class UnknownFormat(Refusal):
    """Tệp này không phải văn bản đọc được; hãy gửi tệp Word (.docx), PDF hoặc tệp chữ (.txt)."""


class OldWordFormat(Refusal):
    """Tệp Word đời cũ (.doc, .rtf) không đọc được; hãy mở bằng Word và lưu lại thành .docx."""


class LockedWord(Refusal):
    """Tệp Word đặt mật khẩu nên không đọc được; hãy gỡ mật khẩu rồi gửi lại."""


class WordWithMacros(Refusal):
    """Tệp Word có chứa macro (.docm); hãy lưu lại thành .docx không có macro rồi gửi."""


class BrokenDocument(Refusal):
    """Tệp bị hỏng nên không mở được; hãy lưu lại từ phần mềm soạn thảo rồi gửi lần nữa."""


class ScannedPdf(Refusal):
    """Tệp PDF là ảnh quét, không có lớp chữ; hãy gửi tệp Word gốc hoặc dán nội dung kế hoạch."""


class PartlyScannedPdf(Refusal):
    """Trang {pages} của tệp PDF là ảnh quét; hãy gửi tệp Word gốc hoặc dán nội dung kế hoạch."""


class EncryptedPdf(Refusal):
    """Tệp PDF đặt mật khẩu nên không đọc được; hãy gỡ mật khẩu rồi gửi lại."""


class UnreadableEncoding(Refusal):
    """Chữ trong văn bản dùng bảng mã cũ không nhận ra được; hãy chuyển sang Unicode rồi gửi lại."""


class NotAPlan(Refusal):
    """Không thấy các mục I, II của một kế hoạch; hãy kiểm tra lại văn bản đã gửi."""
