"""What residents of the busy ward decide: a meeting, ballots on paper and web, a demand."""

from __future__ import annotations

from datetime import date, timedelta

from tests.flows import web_votes
from tools.samples.cast import Cast

DEMAND = {"clause": "other", "title": "Đề xuất (mẫu)", "summary": "Nội dung mẫu."}


async def of_matters(cast: Cast, today: date) -> dict[str, str]:
    """An id of each."""
    head, front = await cast.person("khu01"), await cast.person("mttq")
    units = await head.get("participation/units")
    unit = next(each["id"] for each in units if each["name"] == "Khu phố 1")
    on = (today + timedelta(days=3)).isoformat()

    async def prepared(clause: str, form: str) -> str:
        words = {"title": "Việc chung (mẫu)", "summary": "Nội dung mẫu."}
        said = {"clause": clause, "scope": "neighbourhood", "unit_id": unit, **words}
        matter = await head.post("participation/matters", **said)
        await front.post(f"participation/matters/{matter['id']}/agreement")
        path = f"participation/matters/{matter['id']}"
        if form != "meeting":
            await web_votes.form_agreed(head, front, path, form, today)
        await head.post(f"{path}/form", form=form)
        return str(matter["id"])

    met, asked = await prepared("works", "meeting"), await prepared("other", "paper_ballots")
    where = {"starts_at": "19:00", "place": "Nhà văn hóa (mẫu)"}
    meeting = await head.post(f"participation/matters/{met}/meetings", unit_id=unit, on=on, **where)
    team = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]
    days = {"starts_on": on, "until": on, "team": team}
    handout = await front.post(f"participation/matters/{asked}/handouts", unit_id=unit, **days)
    initiative = await head.post("participation/initiatives", unit_id=unit, **DEMAND)
    voted = await web_votes.agreed(head, front, unit)
    roll = (await head.get(f"{voted}/acceptances"))["roll"]
    everybody = [each["household_id"] for each in roll]
    vote = await web_votes.opened(head, front, voted, today, accepting=everybody)
    return {
        "web_vote_id": str(vote["id"]),
        "round_id": str(vote["ballot_round_id"]),
        **await _of_elections(cast, unit, today),
        **await _of_boards(cast, unit, today),
        "matter_id": met,
        "meeting_of_residents_id": str(meeting["id"]),
        "cluster_id": str(meeting["clusters"][0]["id"]),
        "handout_id": str(handout["id"]),
        "initiative_id": str(initiative["id"]),
    }


async def _of_boards(cast: Cast, unit: str, today: date) -> dict[str, str]:
    """A board of a project with one member whom the Front sent."""
    front = await cast.person("mttq")
    said = {"kind": "investment", "title": "Dự án (mẫu)", "size": 5, "seats": {unit: 1}}
    board = await front.post("participation/people-boards", **said)
    sent = {"source": "front", "full_name": "Người Mẫu", "since": today.isoformat()}
    told = await front.post(f"participation/people-boards/{board['id']}/members", **sent)
    return {
        "people_board_id": str(board["id"]),
        "board_member_id": str(told["members"][0]["id"]),
    }


async def _of_elections(cast: Cast, unit: str, today: date) -> dict[str, str]:
    """An election that is decided; nobody stands yet."""
    chair = await cast.person("chutich")
    decided = {"cause": "term_over", "number": "9/QĐ-UBND", "decided_on": today.isoformat()}
    day = (today + timedelta(days=25)).isoformat()
    election = await chair.post(f"participation/neighbourhoods/{unit}/elections", **decided, on=day)
    # Nobody is elected; until then an id of this ward stands for the term.
    return {"election_id": str(election["id"]), "headship_id": str(election["id"])}
