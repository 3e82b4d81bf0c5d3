"""What the pages of a plan, a unit's plan and a letter tell of what happened, and to whom."""

from tests.planning.ward import BINH


async def test_everybody_reads_that_a_plan_binds_and_the_desk_how_it_came_to_be(faces, small_plan):
    plan_id = await faces.approved(small_plan)

    public = (await faces.get(f"plans/{plan_id}")).json()["timeline"]
    desk = (await faces.get(f"plans/{plan_id}", BINH)).json()["timeline"]

    assert {each["action"] for each in public} <= {"approve_plan", "start_plan"}
    assert public[0]["text"].startswith("Phê duyệt, số ")
    assert {each["by_id"] for each in public} == {None}
    told = [each["action"] for each in desk]
    assert told[:1] + told[-len(public) :] == ["import_plan", *(one["action"] for one in public)]
    assert "submit_plan" in told
    assert {each["by_id"] for each in desk} == {"lan", "chair"}


async def test_a_letter_tells_its_own_story_and_not_that_of_another(faces, small_plan):
    await faces.approved(small_plan)
    [task, *_] = await faces.tasks()
    letters = []
    for text in ("Đề nghị báo cáo.", "Đề nghị báo cáo lần nữa."):
        form = {"text": text, "answer_by": "2025-01-20"}
        sent = await faces.post(f"tasks/{task['id']}/urgings", form, by=BINH)
        assert sent.status_code == 201, sent.text
        letters.append(sent.json()["id"])

    of_task = (await faces.get(f"tasks/{task['id']}", BINH)).json()["timeline"]
    stories = [(await faces.get(f"urgings/{one}", BINH)).json()["timeline"] for one in letters]

    assert [each["action"] for each in of_task] == ["send_urging"] * 2
    assert [[each["text"] for each in story] for story in stories] == [
        ["Gửi đôn đốc, hạn trả lời 20/01/2025."]
    ] * 2
