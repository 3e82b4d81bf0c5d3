"""Merging and splitting proposed tasks: no word and no day lost, all of it undone again."""

from __future__ import annotations

import pytest

from libs.kernel.actor import Actor
from libs.kernel.ids import new_id
from tests.planning.ward import APPROVAL, BINH, CHAIR, CULTURE, HOA, LAN, NORTH, OFFICE, WARD

TWO_IN_ONE = (
    "- Tuyên truyền Luật tại các khu phố trước ngày 25/5; tập huấn cho cán bộ trước ngày 10/11."
)


@pytest.fixture
def wide_plan(small_plan):
    """The small plan with a line that asks for two things by two days."""
    return small_plan.replace("2. Tiếp công dân", f"{TWO_IN_ONE}\n2. Tiếp công dân")


async def tasks_of(faces, plan_id, **query):
    review = (await faces.get(f"plans/{plan_id}/review", LAN, kind="task", **query)).json()
    return review["proposals"]


async def at(faces, plan_id, *paths):
    tasks = await tasks_of(faces, plan_id)
    return [next(one["id"] for one in tasks if one["path"] == path) for path in paths]


async def merge(faces, plan_id, *ids, by=LAN, **more):
    return await faces.post(f"plans/{plan_id}/merges", {"proposal_ids": ids, **more}, by=by)


async def split(faces, plan_id, proposal_id, *words, by=LAN, changes=None):
    parts = [{"words": each, "changes": changes or {}} for each in words]
    form = {"proposal_id": proposal_id, "parts": parts}
    return await faces.post(f"plans/{plan_id}/splits", form, by=by)


async def undo(faces, plan_id, reshaping, by=LAN):
    return await faces.post(f"plans/{plan_id}/reshapings/{reshaping['id']}/undo", by=by)


async def sentences(faces, plan_id):
    """Every sentence behind a task that still stands, once."""
    said = set()
    for one in await tasks_of(faces, plan_id):
        for place in one["value"].get("places") or [one["value"] | {"path": one["path"]}]:
            said.add((place["path"], place["sentence"]))
    return said


async def test_merged_tasks_are_one_that_keeps_every_sentence_and_place(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    before = await sentences(faces, plan_id)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")

    made = await merge(faces, plan_id, other, first, title="Công khai và tuyên truyền")

    assert made.status_code == 201, made.text
    [whole] = [one for one in await tasks_of(faces, plan_id) if one["id"] in made.json()["after"]]
    assert whole["value"]["title"] == "Công khai và tuyên truyền"
    assert whole["value"]["also_from"] == ["III.3/1"]
    assert whole["reason"] == "Gộp từ 2 việc ở mục II.1/1, III.3/1."
    assert whole["state"] == "proposed"
    assert await sentences(faces, plan_id) == before


async def test_a_merged_task_is_owed_once_and_names_both_places(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    await merge(faces, plan_id, first, other)
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)
    await faces.approve(plan_id, APPROVAL)

    owed = [task for task in await faces.tasks() if "Niêm yết" in task["title"]]
    detail = (await faces.get(f"tasks/{owed[0]['id']}", BINH)).json()["task"]

    assert len(owed) == 1
    assert "Tuyên truyền vận động" in detail["source_sentence"]
    assert detail["also_from"] == ["III.3/1"]


async def test_each_part_of_a_split_has_its_own_words_and_day(faces, wide_plan):
    plan_id = await faces.imported(wide_plan)
    [whole] = await at(faces, plan_id, "II.1/2")
    text = TWO_IN_ONE.removeprefix("- ")
    cut = text.index("tập huấn")

    made = await split(faces, plan_id, whole, text[:cut], text[cut:])

    assert made.status_code == 201, made.text
    tasks = await tasks_of(faces, plan_id)
    parts = [one for one in tasks if one["id"] in made.json()["after"]]
    assert [(p["value"]["kind"], p["value"]["due"]["days"]) for p in parts] == [
        ("outreach", [25]),
        ("training", [10]),
    ]
    assert [p["value"]["cooperating"] for p in parts] == [["neighbourhood"], []]
    assert " ".join(p["sentence"] for p in parts) == text
    assert [tasks.index(p) for p in parts] == [1, 2]


async def test_the_two_tasks_of_two_days_are_split_from_one_line_without_loss(faces, wide_plan):
    plan_id = await faces.imported(wide_plan)

    tasks = [one for one in await tasks_of(faces, plan_id) if one["path"] == "II.1/2"]

    # The importer itself gives one for each day; both stand on the same words.
    assert [one["value"]["due"]["days"] for one in tasks] == [[25], [10]]
    assert len({one["sentence"] for one in tasks}) == 1


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        (["Niêm yết công khai 14 nội dung"], "NothingCut"),
        (["Niêm yết công khai", "14 nội dung"], "PartsDiffer"),
        (["{all}", "{all}"], "PartsDiffer"),
        (["{all}"], "NothingCut"),
    ],
)
async def test_parts_that_lose_or_repeat_a_word_are_refused(faces, small_plan, parts, refusal):
    plan_id = await faces.imported(small_plan)
    task = next(one for one in await tasks_of(faces, plan_id) if one["path"] == "II.1/1")
    words = [each.replace("{all}", task["sentence"]) for each in parts]

    answer = await split(faces, plan_id, task["id"], *words)

    assert (answer.status_code, answer.json()["type"]) == (422, refusal)
    assert task in await tasks_of(faces, plan_id)


async def test_tasks_due_on_different_days_are_not_merged(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    before = await tasks_of(faces, plan_id)
    days, report = await at(faces, plan_id, "II.2/1", "III.1/2")

    answer = await merge(faces, plan_id, days, report)

    assert (answer.status_code, answer.json()["type"]) == (422, "DaysDiffer")
    assert await tasks_of(faces, plan_id) == before


async def test_one_task_twice_is_nothing_to_merge(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    [first] = await at(faces, plan_id, "II.1/1")

    assert (await merge(faces, plan_id, first, first)).json()["type"] == "TooFewToMerge"


async def test_only_tasks_of_this_plan_are_merged_or_split(faces, small_plan):
    plan_id, other_plan = await faces.imported(small_plan), await faces.imported(small_plan)
    [mine] = await at(faces, plan_id, "II.1/1")
    [foreign] = await at(faces, other_plan, "II.2/1")
    everything = (await faces.get(f"plans/{plan_id}/review", LAN)).json()["proposals"]
    duty = next(one for one in everything if one["kind"] == "duty")

    across = await merge(faces, plan_id, mine, foreign)
    finding = await merge(faces, plan_id, mine, duty["id"])
    cut = await split(faces, plan_id, duty["id"], "a", "b")
    unknown = await split(faces, plan_id, str(new_id()), "a", "b")

    assert [answer.json()["type"] for answer in (across, finding, cut, unknown)] == [
        *("ProposalUnknown", "OnlyTasksReshaped", "OnlyTasksReshaped", "ProposalUnknown"),
    ]


async def test_a_dropped_task_is_not_merged_silently(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    dropped = {"decisions": [{"proposal_id": other, "state": "rejected"}]}
    await faces.post(f"plans/{plan_id}/review", dropped, by=LAN)

    answer = await merge(faces, plan_id, first, other)

    assert answer.json()["type"] == "ProposalDropped"
    assert "mục III.3/1" in answer.json()["title"]


async def test_undoing_puts_everything_back_as_it_stood(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    taken = {"decisions": [{"proposal_id": first, "state": "accepted"}]}
    await faces.post(f"plans/{plan_id}/review", taken, by=LAN)
    before = await tasks_of(faces, plan_id)
    made = (await merge(faces, plan_id, first, other)).json()

    undone = await undo(faces, plan_id, made)
    again = await undo(faces, plan_id, made)

    assert undone.status_code == 200
    assert await tasks_of(faces, plan_id) == before
    assert (again.status_code, again.json()["type"]) == (422, "UndoneBefore")
    story = (await faces.get(f"plans/{plan_id}", LAN)).json()["timeline"]
    assert [one["action"] for one in story][-2:] == ["merge_proposals", "undo_reshaping"]


async def test_what_was_reshaped_again_is_undone_from_the_end(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    before = await tasks_of(faces, plan_id)
    [whole, other] = await at(faces, plan_id, "II.1/1", "III.3/1")
    said = next(one["sentence"] for one in before if one["id"] == whole)
    cut = (await split(faces, plan_id, whole, said[:10], said[10:])).json()
    joined = (await merge(faces, plan_id, cut["after"][0], other)).json()

    early = await undo(faces, plan_id, cut)
    await undo(faces, plan_id, joined)
    await undo(faces, plan_id, cut)

    assert (early.status_code, early.json()["type"]) == (422, "ReshapedSince")
    assert await tasks_of(faces, plan_id) == before


async def test_a_merged_task_is_not_split_and_what_gave_way_is_not_touched(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    made = (await merge(faces, plan_id, first, other)).json()

    cut = await split(faces, plan_id, made["after"][0], "a", "b")
    again = await merge(faces, plan_id, first, other)
    taken = {"decisions": [{"proposal_id": first, "state": "accepted"}]}
    decided = await faces.post(f"plans/{plan_id}/review", taken, by=LAN)

    assert [answer.json()["type"] for answer in (cut, again, decided)] == [
        *("MergedBefore", "ProposalReplaced", "ProposalReplaced"),
    ]


async def test_a_submitted_plan_is_not_reshaped(faces, small_plan):
    plan_id = await faces.submitted(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")

    answers = [
        await merge(faces, plan_id, first, other),
        await split(faces, plan_id, first, "a", "b"),
        await undo(faces, plan_id, {"id": str(new_id())}),
    ]

    assert [(a.status_code, a.json()["type"]) for a in answers] == [(409, "PlanNotDraft")] * 3


@pytest.mark.parametrize("by", [HOA, CHAIR])
async def test_only_culture_and_office_reshape(faces, small_plan, by):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")

    assert (await merge(faces, plan_id, first, other, by=by)).status_code == 403
    assert (await split(faces, plan_id, first, "a", "b", by=by)).status_code == 403
    assert (await undo(faces, plan_id, {"id": str(new_id())}, by=by)).status_code == 403


async def test_a_part_may_have_a_lead_of_its_own_but_none_of_nowhere(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    task = next(one for one in await tasks_of(faces, plan_id) if one["path"] == "II.1/1")
    said = task["sentence"]
    lead = {"lead_unit_ids": [str(NORTH)]}

    nowhere = {"lead_unit_ids": [str(new_id())]}
    refused = await split(faces, plan_id, task["id"], said[:10], said[10:], changes=nowhere)
    made = (await split(faces, plan_id, task["id"], said[:10], said[10:], changes=lead)).json()

    tasks = await tasks_of(faces, plan_id)
    assert refused.json()["type"] == "UnitUnknown"
    assert [t["lead_unit_ids"] for t in tasks if t["id"] in made["after"]] == [[str(NORTH)]] * 2


async def test_units_chosen_before_stay_with_a_merged_task(faces, small_plan):
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    chosen = [
        {"proposal_id": one, "state": "changed", "changes": {"lead_unit_ids": [str(unit)]}}
        for one, unit in ((first, CULTURE), (other, OFFICE))
    ]
    await faces.post(f"plans/{plan_id}/review", {"decisions": chosen}, by=LAN)

    made = (await merge(faces, plan_id, first, other)).json()

    [whole] = [one for one in await tasks_of(faces, plan_id) if one["id"] in made["after"]]
    assert whole["lead_unit_ids"] == [str(CULTURE)]
    assert whole["value"]["cooperating_unit_ids"] == [str(OFFICE)]


async def test_who_merged_does_not_approve(faces, small_plan):
    both = Actor("both", WARD, frozenset({"culture", "chair"}), CULTURE)
    plan_id = await faces.imported(small_plan)
    first, other = await at(faces, plan_id, "II.1/1", "III.3/1")
    await merge(faces, plan_id, first, other, by=both)
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)

    mine = await faces.approve(plan_id, APPROVAL, by=both)
    chair = await faces.approve(plan_id, APPROVAL)

    assert (mine.status_code, chair.status_code) == (403, 201)
